import { describe, expect, test } from 'vitest'
import { parseViewPath } from '../../../lib/saved-views/view-path'

const read = (text: string) => parseViewPath(text, ['fast-flux'])

describe('the path of a view', () => {
  test.each([
    ['/', '/'],
    ['/logs/conn?filter=service:ssl&sort=-ts', '/logs/conn?filter=service%3Assl&sort=-ts'],
    ['/hunts/fast-flux?from=2026-01-01&ttl=60', '/hunts/fast-flux?from=2026-01-01&ttl=60'],
    ['/hosts/2001:db8::1', '/hosts/2001:db8::1'],
    ['/files#rejects', '/files'],
    ['/logs/conn?trail=Fast+flux%40%2Fhunts%2Ffast-flux&sort=ts', '/logs/conn?sort=ts'],
    ['/logs/conn?filter=uri:%2F%2Fevil.test', '/logs/conn?filter=uri%3A%2F%2Fevil.test'],
  ])('%s is kept as %s', (text, value) => {
    expect(read(text)).toEqual({ ok: true, value })
  })

  test.each([
    'https://evil.test/',
    '//evil.test/',
    '/\\evil.test/',
    '\\\\evil.test',
    'javascript:alert(1)',
    'data:text/html,x',
    '',
    'logs/conn',
    ' /logs/conn',
    '/logs/conn\n',
    '/logs/conn\t?x=1',
    '/api/files',
    '/api',
    '/logs/conn/records/1',
    '/_next/static',
    '/../api/files',
    '/logs/%2e%2e/api/files',
    '/hunts/no-such-hunt',
    '/hunts',
    '/hunts/fast-flux?from=never',
    '/logs/conn?filter=nothing',
    `/logs/conn?filter=query:${'a'.repeat(4000)}`,
  ])('%j is refused', (text) => {
    expect(read(text)).toEqual({ ok: false, fields: { path: [expect.any(String)] } })
  })
})
