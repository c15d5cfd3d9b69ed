import { describe, expect, test } from 'vitest'
import { certificate, handshake, lookup, points, row } from './certificate-rows'

const address = '203.0.113.5'
const other = lookup('relay.example.net', [address])
const several = [0, 30, 60].map((at) => handshake({ at }))
const fronting = async (dns: Parameters<typeof row>[0]['dns'], more: Parameters<typeof row>[0] = {}, search?: string) =>
  points(await row({ ssl: several, dns: dns ?? [], ...more }, search), 'fronting')

describe('finds a client that had resolved another name to the address', () => {
  test('and says which', async () => {
    const found = await row({ ssl: several, dns: [other, lookup('b.example.net', [address])] })
    expect(points(found, 'fronting')).toBe(24)
    expect(found).toMatchObject({ fronted: 3, fronting_clients: 1, other_name: 'b.example.net' })
    expect(found.sentence).toContain('1 client had resolved b.example.net and no name that fits before 3 connections.')
  })

  test('with half the points where it is seen once or twice', async () => {
    expect(await fronting([other], { ssl: several.slice(0, 2) })).toBe(12)
  })

  test('without any certificate, as in TLS 1.3', async () => {
    expect(await fronting([other], { ssl: several.map((one) => ({ ...one, version: 'TLSv13', cert_chain_fps: null })) })).toBe(24)
  })

  test('among clients that looked the name up', async () => {
    const honest = handshake({ at: 5, id_orig_h: '10.0.0.8' })
    const theirs = lookup('www.example.com', [address], { id_orig_h: '10.0.0.8' })
    expect(await fronting([other, theirs], { ssl: [...several, honest] })).toBe(24)
  })
})

describe('leaves a client alone', () => {
  test('that resolved the name itself, at any time', async () => {
    expect(await fronting([other, lookup('www.example.com', [address])])).toBe(0)
    expect(await fronting([other, lookup('WWW.example.com', ['cdn.example.org', '203.0.113.9', address], { at: 900 })])).toBe(0)
  })

  test('whose name ends with the dot of the root, in TLS or in DNS', async () => {
    const dotted = several.map((one) => ({ ...one, server_name: 'www.example.com.' }))
    const own = lookup('www.example.com', [address])
    expect(await fronting([other, own], { ssl: dotted })).toBe(0)
    expect(await fronting([other, { ...own, query: 'www.example.com.' }])).toBe(0)
    expect(await fronting([lookup('static.example.com.', [address])], { ssl: dotted })).toBe(0)
    expect(await fronting([other], { ssl: dotted })).toBe(24)
  })

  test('that resolved a name of the same domain, or one that the certificate holds for', async () => {
    expect(await fronting([lookup('static.example.com', [address])])).toBe(0)
    expect(await fronting([other], { x509: [certificate({ san_dns: ['www.example.com', '*.example.net'] })] })).toBe(0)
  })

  test('that resolved an alias to which the name leads, in one step or two', async () => {
    const toAlias = lookup('www.example.com', ['www.example.edge.test'])
    const alias = lookup('e1.net.test', [address])
    expect(await fronting([alias])).toBe(24)
    expect(await fronting([lookup('www.example.com', ['e1.net.test']), alias])).toBe(0)
    expect(await fronting([toAlias, lookup('www.example.edge.test', ['e1.net.test']), alias])).toBe(0)
  })

  test('but not where an alias leads the other way', async () => {
    expect(await fronting([lookup('relay.example.net', ['www.example.com', address])])).toBe(24)
  })
})

describe('cannot tell', () => {
  test('where the client looked nothing up for the address', async () => {
    expect(await fronting([])).toBeNull()
    expect(await fronting([lookup('relay.example.net', ['203.0.113.6'])])).toBeNull()
    expect(await fronting([{ ...other, id_orig_h: '10.0.0.8' }])).toBeNull()
  })

  test('from names that no resolver gave', async () => {
    for (const id_resp_p of [137, 5353, 5355]) expect(await fronting([{ ...other, id_resp_p }])).toBeNull()
  })
})

describe('a lookup counts', () => {
  const one = (at: number, ttl: number, search = 'fitting=true') =>
    fronting([lookup('relay.example.net', [address], { at: 0, ttl })], { ssl: [handshake({ at })] }, search)

  test('for its TTL, at least 300 s and at most a day', async () => {
    expect([await one(300, 60), await one(301, 60)]).toEqual([12, 0])
    expect([await one(3600, 3600), await one(3601, 3600)]).toEqual([12, 0])
    expect([await one(86_400, 1e6), await one(86_401, 1e6)]).toEqual([12, 0])
    expect([await one(30, 60, 'fitting=true&decay_least=0'), await one(61, 60, 'fitting=true&decay_least=0')]).toEqual([12, 0])
  })

  test('from a second before its answer on', async () => {
    expect([await one(-1, 60), await one(-2, 60)]).toEqual([12, 0])
  })

  test('from the reply, which comes rtt later', async () => {
    const late = lookup('relay.example.net', [address], { at: 0, rtt: 10 })
    expect(await fronting([late], { ssl: [handshake({ at: 310 })] })).toBe(12)
    expect(await fronting([late], { ssl: [handshake({ at: 8 })] })).toBe(0)
  })

  test('also before the scope begins', async () => {
    const from = `fitting=true&from=2026-01-05T00:00:00Z&to=2026-01-06T00:00:00Z`
    expect(await fronting([lookup('relay.example.net', [address], { at: -60 })], {}, from)).toBe(24)
  })

  test('whatever the filters leave of the connections', async () => {
    expect(await fronting([other], {}, 'fitting=true&filter=id_resp_h:203.0.113.5&filter=port:443')).toBe(24)
  })
})

describe('a name never looked up', () => {
  const since = lookup('first.example.org', ['192.0.2.1'], { at: -86_400 })
  const never = async (dns: Parameters<typeof row>[0]['dns']) => points(await row({ dns: dns ?? [] }), 'never_looked_up')

  test('counts where all lookups of a day before are seen', async () => {
    expect(await never([since])).toBe(4)
    expect(await never([since, lookup('www.example.com', ['192.0.2.9'])])).toBe(0)
    expect(await never([since, lookup('www.example.com.', ['192.0.2.9'])])).toBe(0)
  })

  test('cannot be told of a client that was not seen to look up anything so long', async () => {
    expect(await never([])).toBeNull()
    expect(await never([{ ...since, ts: Number(since.ts) + 1 }])).toBeNull()
  })
})

describe('a host asked for inside', () => {
  const inside = async (host: string) => points(await row({ http: [{ ts: 1, uid: 'C0', host }] }), 'host_differs')

  test('is found where it does not fit the name outside', async () => {
    expect(await inside('relay.example.net')).toBe(34)
  })

  test('is left alone where it fits, whatever its case and port', async () => {
    for (const host of [
      'www.example.com',
      'WWW.EXAMPLE.COM:443',
      'www.example.com.:443',
      'static.example.com',
      '203.0.113.5',
      '[2001:db8::5]:443',
    ])
      expect([host, await inside(host)]).toEqual([host, /^[[2]/.test(host) ? null : 0])
  })

  test('cannot be told without a request on the same connection', async () => {
    expect(points(await row({ http: [{ ts: 1, uid: 'C99', host: 'relay.example.net' }] }), 'host_differs')).toBeNull()
    expect(points(await row({}), 'host_differs')).toBeNull()
  })
})
