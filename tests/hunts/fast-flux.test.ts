import { describe, expect, test } from 'vitest'
import { type Answer, flux, found, lookup } from './fast-flux-rows'

const minute = 60
const everyMinute = (n: number, answers: (i: number) => readonly string[], more: Partial<Answer> = {}): Answer[] =>
  Array.from({ length: n }, (_, i) => ({ at: i * 2 * minute, answers: answers(i), ttl: 60, ...more }))

const eight = everyMinute(8, (i) => [`${20 + i}.0.0.1`])

describe('figures, reckoned by hand', () => {
  test('churn is the mean of 1 − Jaccard over successive fills', async () => {
    // {a,b} → {b,c}: 1 of 3 shared, 2/3. {b,c} → {b,c}: 0. {b,c} → {d}: 1.
    const sets = [['192.0.2.1', '192.0.2.2'], ['192.0.2.2', '192.0.2.3'], ['192.0.2.3', '192.0.2.2'], ['192.0.2.4']]
    const row = await flux(everyMinute(4, (i) => sets[i] ?? []))
    expect(row).toMatchObject({ fills: 4, changes: 2, addresses: 4 })
    expect(row.churn).toBeCloseTo((2 / 3 + 0 + 1) / 3, 10)
  })

  test('churn weighs each resolver and type by its fills', async () => {
    // Three fills that all change at one resolver, two alike at the other: (3 · 1 + 2 · 0) / 5; a single fill elsewhere says nothing.
    const changing = everyMinute(3, (i) => [`192.0.2.${i}`])
    const steady = everyMinute(2, () => ['192.0.2.9'], { resolver: '10.0.1.53' })
    const single = everyMinute(1, () => ['2001:db8::1'], { type: 'AAAA' })
    expect(await flux([...changing, ...steady, ...single])).toMatchObject({ fills: 6, changes: 2, churn: 0.6 })
  })

  test('new addresses count per hour from the first to the last fill', async () => {
    // Fills at 0, 15 and 30 min; two addresses at first, three later ones: 3 in half an hour.
    const sets = [
      ['192.0.2.1', '192.0.2.2'],
      ['192.0.2.2', '192.0.2.3'],
      ['192.0.2.4', '192.0.2.5'],
    ]
    const answers = sets.map((set, i) => ({ at: i * 15 * minute, answers: set, ttl: 60 }))
    expect(await flux(answers)).toMatchObject({ addresses: 5, new_per_hour: 6 })
    expect(await flux(answers.slice(0, 1))).toMatchObject({ fills: 1, new_per_hour: null })
  })

  test('addresses of another type are not new ones', async () => {
    const both = [...everyMinute(2, () => ['192.0.2.1']), ...everyMinute(2, () => ['2001:db8::1'], { type: 'AAAA' })]
    expect(await flux(both)).toMatchObject({ addresses: 2, new_per_hour: 0 })
  })

  test('networks are /16 and /48', async () => {
    const v4 = everyMinute(1, () => ['192.0.2.1', '192.0.255.1', '192.1.2.1'])
    const v6 = everyMinute(1, () => ['2001:db8:1:1::1', '2001:db8:1:2::1', '2001:db8:2::1'], { type: 'AAAA' })
    expect(await flux([...v4, ...v6])).toMatchObject({ addresses: 6, networks: 4 })
  })

  test('diversity is the entropy of the networks over log2 of the addresses', async () => {
    expect(await flux(everyMinute(1, () => ['192.0.2.1']))).toMatchObject({ diversity: null })
    expect(await flux(everyMinute(1, () => ['192.0.2.1', '192.0.2.2']))).toMatchObject({ diversity: 0 })
    expect(await flux(everyMinute(1, () => ['192.0.2.1', '198.51.100.1']))).toMatchObject({ diversity: 1 })
    // Two, one and one of four: H = 1.5, over log2 4 = 2.
    const four = await flux(everyMinute(1, () => ['192.0.2.1', '192.0.2.2', '198.51.100.1', '203.0.113.1']))
    expect(four.diversity).toBeCloseTo(0.75, 10)
  })

  test('the flux score is that of Holz, over /16 networks of IPv4 addresses where no ASN is known', async () => {
    const row = await flux([...eight, ...everyMinute(1, () => ['2001:db8::1'], { type: 'AAAA' })])
    expect(row.flux_score).toBeCloseTo(1.32 * 8 + 18.54 * 8, 10)
    expect(row).toMatchObject({ flux_basis: 'prefix', asns: null, addresses: 9, networks: 9 })
    expect(await flux(everyMinute(1, () => ['2001:db8::1'], { type: 'AAAA' }))).toMatchObject({ flux_score: null, flux_basis: null })
  })

  test('TTLs are those at the beginning of a fill', async () => {
    const answers = [
      { at: 0, answers: ['192.0.2.1'], ttl: 60 },
      { at: 50, answers: ['192.0.2.1'], ttl: 10 },
      { at: 100, answers: ['192.0.2.1'], ttl: 120 },
      { at: 300, answers: ['192.0.2.1'], ttl: 300 },
    ]
    expect(await flux(answers)).toMatchObject({ fills: 3, ttl_min: 60, ttl_median: 120, ttl_max: 300 })
  })

  test('NXDOMAIN, clients, resolvers and the span count all records of the name, recursors at work no client', async () => {
    const none = { answers: [], ttl: [], more: { rcode: 3, rcode_name: 'NXDOMAIN', answers: null, ttls: null } }
    const rows: Answer[] = [
      ...everyMinute(2, () => ['192.0.2.1']),
      { at: -5, ...none, client: '10.0.0.10' },
      { at: 900, ...none, more: { ...none.more, qtype: 16, qtype_name: 'TXT' } },
      { at: 10, answers: ['192.0.2.1'], ttl: 60, client: '10.0.0.53', resolver: '198.51.100.7', more: { rd: false } },
      { at: 20, answers: ['192.0.2.1'], ttl: 60, client: '10.0.0.53', resolver: '198.51.100.8', more: { aa: true } },
    ]
    expect(await flux(rows)).toMatchObject({ nxdomain: 2, clients: 2, resolvers: 1, outside_resolvers: 0 })
    expect(await flux(rows)).toMatchObject({ first_seen: '2026-01-04T23:59:55.000000Z', last_seen: '2026-01-05T00:15:00.000000Z' })
  })
})

describe('resolvers outside', () => {
  const through = (resolver: string, more = {}) => flux(everyMinute(2, (i) => [`192.0.2.${i}`], { resolver, more }))

  test('are those outside the own networks that are asked on port 53', async () => {
    expect(await through('198.51.100.53')).toMatchObject({ outside_resolvers: 1 })
    expect(await through('2001:db8::53')).toMatchObject({ outside_resolvers: 1 })
    for (const inside of ['10.0.0.53', '172.16.0.1', '172.31.255.255', '192.168.1.1', 'fd00::53', 'fe80::1'])
      expect(await through(inside)).toMatchObject({ outside_resolvers: 0 })
    expect(await through('172.32.0.1')).toMatchObject({ outside_resolvers: 1 })
    expect(await through('198.51.100.53', { id_resp_p: 54 })).toMatchObject({ outside_resolvers: 0 })
  })

  test('are no multicast or broadcast addresses', async () => {
    for (const group of ['224.0.0.251', '239.255.255.250', 'ff02::fb', '255.255.255.255'])
      expect(await through(group)).toMatchObject({ outside_resolvers: 0 })
  })

  test('have few clients over all names: three, and not four', async () => {
    const clients = (n: number) =>
      Array.from({ length: n }, (_, i) =>
        lookup({ at: i, query: 'www.example', answers: ['192.0.2.9'], ttl: 60, client: `10.0.2.${i}`, resolver: '198.51.100.53' }),
      )
    const rows = everyMinute(2, (i) => [`192.0.2.${i}`], { resolver: '198.51.100.53', client: '10.0.2.0' }).map(lookup)
    expect((await found([...rows, ...clients(3)])).get('flux.example')).toMatchObject({ outside_resolvers: 1 })
    expect((await found([...rows, ...clients(4)])).get('flux.example')).toMatchObject({ outside_resolvers: 0 })
    expect((await found([...rows, ...clients(4)], 'outside_users=4')).get('flux.example')).toMatchObject({ outside_resolvers: 1 })
  })

  test('are inside where the user says so', async () => {
    const rows = everyMinute(2, (i) => [`192.0.2.${i}`], { resolver: '198.51.100.53' }).map(lookup)
    expect((await found(rows, 'own_networks=198.51.100.0/24')).get('flux.example')).toMatchObject({ outside_resolvers: 0 })
  })
})
