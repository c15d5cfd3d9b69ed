import { describe, expect, test } from 'vitest'
import { addressNumber } from '../../lib/address'
import { isCalled, type Network, networkOf, networkWords, rangesOf, readCidr, widerOf } from '../../lib/networks'

const network = (cidr: string, name: string, roles: Network['roles'] = []): Network => ({ cidr, name, roles })
const all = [
  network('192.0.2.0/24', 'office', ['internal', 'user']),
  network('192.0.2.128/25', 'lab', ['internal']),
  network('192.0.2.200/32', 'printer'),
  network('2001:db8::/32', 'office', ['internal']),
]

describe('a network as text', () => {
  test.each([
    ['192.0.2.0/24', '192.0.2.0/24'],
    [' 192.0.2.1 ', '192.0.2.1/32'],
    ['2001:DB8:0:0::/32', '2001:db8::/32'],
    ['2001:db8::1', '2001:db8::1/128'],
    ['::ffff:192.0.2.0/120', '192.0.2.0/24'],
    ['0.0.0.0/0', '0.0.0.0/0'],
    ['::/0', '::/0'],
  ])('%s is kept as %s', (text, cidr) => {
    expect(readCidr(text)).toEqual({ cidr })
  })

  test.each(['192.0.2.0/33', '192.0.2/24', 'office', '', '2001:db8::/129', '192.0.2.0/-1', '192.0.2.0/24/24'])('%j is none', (text) => {
    expect(readCidr(text)).toEqual({ fault: expect.stringContaining('must be a network') })
  })

  test('that names an address within a network is answered with the network', () => {
    expect(readCidr('192.0.2.5/24')).toEqual({ fault: 'names one address within a network: the network is 192.0.2.0/24' })
    expect(readCidr('2001:db8::5/32')).toEqual({ fault: expect.stringContaining('2001:db8::/32') })
  })
})

describe('an address', () => {
  test.each([
    ['192.0.1.255', undefined],
    ['192.0.2.0', 'office'],
    ['192.0.2.127', 'office'],
    ['192.0.2.128', 'lab'],
    ['192.0.2.200', 'printer'],
    ['192.0.2.255', 'lab'],
    ['192.0.3.0', undefined],
    ['2001:db8:ffff:ffff:ffff:ffff:ffff:ffff', 'office'],
    ['2001:db9::', undefined],
    ['nobody', undefined],
  ])('%s belongs to %s, the longest prefix', (address, name) => {
    expect(networkOf(all, address)?.name).toBe(name)
  })
})

test('what belongs to some networks leaves out narrower ones, whatever their order', () => {
  const number = (address: string) => String(addressNumber(address))
  const of = (name: string, networks = all) => rangesOf(networks, (one) => one.name === name)
  const lab = [
    [number('192.0.2.128'), number('192.0.2.199')],
    [number('192.0.2.201'), number('192.0.2.255')],
  ]
  expect(of('lab')).toEqual(lab)
  expect(of('lab', [...all].reverse())).toEqual(lab)
  expect(of('office')).toEqual([
    [number('192.0.2.0'), number('192.0.2.127')],
    [number('2001:db8::'), number('2001:db8:ffff:ffff:ffff:ffff:ffff:ffff')],
  ])
  expect(rangesOf(all, () => true)).toHaveLength(2)
  expect(rangesOf([], () => true)).toEqual([])
  expect(rangesOf([network('::/0', 'all'), ...all], ({ name }) => name === 'all')).toHaveLength(3)
})

test('a network of IPv6 holds no address of IPv4, however wide it is', () => {
  const wide = network('::/0', 'six')
  expect(networkOf([wide], '192.0.2.1')).toBeUndefined()
  expect(networkOf([wide], '2001:db9::')).toBe(wide)
  expect(widerOf([wide], network('192.0.2.0/24', ''))).toBeUndefined()
  expect(widerOf([wide, network('::/1', '')], network('::/1', ''))).toBe(wide)
  const last = String((1n << 128n) - 1n)
  const [before, after] = [addressNumber('::fffe:ffff:ffff'), addressNumber('::1:0:0:0')].map(String)
  expect(rangesOf([wide], () => true)).toEqual([
    ['0', before],
    [after, last],
  ])
  expect(rangesOf([wide, network('0.0.0.0/0', 'four')], () => true)).toEqual([['0', last]])
})

test('a narrower network knows the next wider one', () => {
  const wider = (cidr: string) => widerOf(all, network(cidr, ''))?.cidr
  expect(['192.0.2.200/32', '192.0.2.128/25', '192.0.2.0/24', '2001:db8::/32'].map(wider)).toEqual([
    '192.0.2.128/25',
    '192.0.2.0/24',
    undefined,
    undefined,
  ])
})

test('a network is called by its name or a role, in any case', () => {
  expect(networkWords(all)).toEqual(['office', 'lab', 'printer', 'internal', 'user'])
  const called = (...words: string[]) => all.filter((one) => isCalled(one, words)).map(({ cidr }) => cidr)
  expect(called('OFFICE')).toEqual(['192.0.2.0/24', '2001:db8::/32'])
  expect(called('User', 'printer')).toEqual(['192.0.2.0/24', '192.0.2.200/32'])
  expect(called('off')).toEqual([])
})
