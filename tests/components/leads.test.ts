import { describe, expect, test } from 'vitest'
import { readCrumb } from '../../components/url-state/trail'
import { leadOf, linksFor, type Subject } from '../../components/value/leads'
import { entities } from '../../lib/entities'
import { outside } from '../../lib/links'

const path = (subject: Subject) => leadOf(entities, subject)?.path ?? null

describe('a value leads to the page about it', () => {
  test.each<[string, Subject, string | null]>([
    ['an address', { value: '192.0.2.1', kind: 'address' }, '/hosts/192.0.2.1'],
    ['an IPv6 address', { value: '2001:db8::1', kind: 'address' }, '/hosts/2001:db8::1'],
    ['a name', { value: 'a.test', kind: 'name' }, '/names/a.test'],
    ['a name from an attacker', { value: 'a/../b?c#d', kind: 'name' }, '/names/a%2F..%2Fb%3Fc%23d'],
    ['an address among answers', { value: '192.0.2.1', kind: 'list', field: 'answers' }, '/hosts/192.0.2.1'],
    ['a name among answers', { value: 'alias.test', kind: 'list', field: 'answers' }, '/names/alias.test'],
    ['a text among answers', { value: 'v=spf1 -all', kind: 'list', field: 'answers' }, null],
    ['a Host header', { value: 'www.test', kind: 'text', field: 'host' }, '/names/www.test'],
    ['a fingerprint', { value: 'ab12', kind: 'hash', field: 'fingerprint' }, '/certificates/ab12'],
    ['a serial', { value: '0A', kind: 'hash', field: 'certificate_serial' }, '/certificates/0A'],
    [
      'a fingerprint that a comparison is about',
      { value: 'ab'.repeat(32), kind: 'hash', field: 'target' },
      `/certificates/${'ab'.repeat(32)}`,
    ],
    ['a name that a comparison is about', { value: 'a.test', kind: 'name', field: 'target' }, '/names/a.test'],
    ['a user agent that a comparison is about', { value: 'abcdef/1.0', kind: 'agent', field: 'target' }, null],
    ['a client fingerprint', { value: 'ab12', kind: 'hash', field: 'ja3' }, null],
    [
      'a subject',
      { value: 'CN=a', kind: 'text', field: 'certificate_subject', record: { fingerprint: null, certificate_serial: '0A' } },
      '/certificates/0A',
    ],
    [
      'a port',
      { value: 443, kind: 'port', field: 'id_resp_p', record: { id_resp_h: '192.0.2.1', id_resp_p: 443, proto: 'tcp' } },
      '/services/192.0.2.1:443%2Ftcp',
    ],
    [
      'a port without a transport',
      { value: 443, kind: 'port', field: 'id_resp_p', record: { id_resp_h: '192.0.2.1', id_resp_p: 443 } },
      '/services/192.0.2.1:443',
    ],
    ['a port alone', { value: 443, kind: 'port', field: 'id_resp_p' }, null],
    ['an unset value', { value: null, kind: 'address' }, null],
    ['a count', { value: 3, kind: 'count', field: 'orig_bytes' }, null],
  ])('%s', (_, subject, expected) => {
    expect(path(subject)).toBe(expected)
  })
})

test('a look-up outside is offered for what it is about, the value encoded', () => {
  const links = [
    { label: 'Addresses', of: 'address', url: 'https://a.test/{address}' },
    { label: 'Anything', of: 'value', url: 'https://b.test/?q={value}' },
  ] as const
  const labels = (subject: Subject) => linksFor({ entities, links, stacks: false }, subject).map(({ label }) => label)
  expect(labels({ value: '192.0.2.1', kind: 'address' })).toEqual(['Addresses', 'Anything'])
  expect(labels({ value: 'a.test', kind: 'name' })).toEqual(['Anything'])
  expect(labels({ value: null })).toEqual([])
  expect(outside(links[1], 'a b&c=$&"<')).toBe('https://b.test/?q=a%20b%26c%3D%24%26%22%3C')
})

test('a crumb leads to our own pages only', () => {
  for (const href of ['/', '/?from=1', '/hosts/2001:db8::1?filter=a', '/services/192.0.2.1:443%2Ftcp', '/hunts/fast-flux?sort=-score'])
    expect(readCrumb(`Here@${href}`)).toEqual({ label: 'Here', href })
  for (const href of ['//evil.test', '/hosts/../../x', '/\\evil.test', 'https://evil.test', '/a/b/c', '/hosts/a b'])
    expect(readCrumb(`Here@${href}`)).toBeNull()
})
