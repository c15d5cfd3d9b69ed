import { describe, expect, test } from 'vitest'
import { type Answer, flux, found, lookup } from './fast-flux-rows'

const one = '192.0.2.1'
const two = '198.51.100.1'
const three = '203.0.113.1'
const at = (seconds: number, address: string, ttl: number, more: Partial<Answer> = {}): Answer => ({
  at: seconds,
  answers: [address],
  ttl,
  ...more,
})

describe('cache fills', () => {
  test('are three where one resolver gives three addresses with TTLs of 58, 41 and 18', async () => {
    const rows = [
      ['192.0.2.75', 58],
      ['198.51.100.1', 41],
      ['203.0.113.56', 18],
    ].map(([address, ttl]) => ({
      id_orig_h: '10.0.75.28',
      id_resp_h: '192.0.2.6',
      query: 'c2.example',
      answers: [address ?? ''],
      ttls: [ttl ?? 0],
    }))
    const row = (await found(rows)).get('c2.example')
    expect(row).toMatchObject({
      addresses: 3,
      networks: 3,
      fills: 3,
      changes: 2,
      churn: 1,
      new_per_hour: null,
      outside_resolvers: 1,
      clients: 1,
    })
    expect(row).toMatchObject({ ttl_min: 18, ttl_median: 41, ttl_max: 58, first_seen: null })
    expect(row?.caveats.join(' ')).toContain('time')
    expect(row?.reasons.map(({ code }) => code)).not.toContain('ttl_changes')
  })

  test('are one while a TTL only counts down', async () => {
    const answers = [0, 7, 20, 41, 58].map((second) => at(second, one, 60 - second))
    expect(await flux(answers)).toMatchObject({
      fills: 1,
      changes: 0,
      churn: null,
      ttl_min: 60,
      ttl_median: 60,
      ttl_max: 60,
      new_per_hour: null,
    })
  })

  test('begin anew with the same address once the first has run out', async () => {
    expect(await flux([at(0, one, 60), at(30, one, 30), at(70, one, 60), at(100, one, 30)])).toMatchObject({
      fills: 2,
      changes: 0,
      churn: 0,
    })
  })

  test('bear two seconds of difference, and no more', async () => {
    expect(await flux([at(0, one, 60), at(10, one, 52)])).toMatchObject({ fills: 1 })
    expect(await flux([at(0, one, 60), at(10, one, 48)])).toMatchObject({ fills: 1 })
    expect(await flux([at(0, one, 60), at(10.000001, one, 52)])).toMatchObject({ fills: 2 })
    expect(await flux([at(0, one, 60), at(9.999999, one, 48)])).toMatchObject({ fills: 2 })
  })

  test('are measured from the first expiry, so that a drift of a second each does not join them', async () => {
    const drifting = Array.from({ length: 9 }, (_, i) => at(i, one, 60))
    // Expiries 60 … 68: from 60 to 62, 63 to 65, 66 to 68.
    expect(await flux(drifting)).toMatchObject({ fills: 3, changes: 0, churn: 0 })
  })

  test('are found in the order of the replies, not of the expiries', async () => {
    // Expiries 62, then 60, 64 and 66: all but the last within 2 s of the first.
    expect(await flux([at(0, one, 62), at(10, one, 50), at(20, one, 44), at(30, one, 36)])).toMatchObject({ fills: 2 })
    // Expiries 60, 62, 64, 66: from 60 and from 64.
    expect(await flux([at(10, one, 50), at(20, one, 42), at(30, one, 34), at(40, one, 26)])).toMatchObject({ fills: 2 })
    // Expiries 60, 66, 63: each its own.
    expect(await flux([at(0, one, 60), at(1, one, 65), at(2, one, 61)])).toMatchObject({ fills: 3 })
  })

  test('grow by no more than one for each 512 answers whose expiries drift without a break', async () => {
    const exact = await flux(Array.from({ length: 510 }, (_, i) => at(i, one, 60)))
    expect(exact.fills).toBe(170)
    const long = await flux(Array.from({ length: 1200 }, (_, i) => at(i, one, 60)))
    expect(Number(long.fills)).toBeGreaterThanOrEqual(400)
    expect(Number(long.fills)).toBeLessThanOrEqual(402)
    expect(long).toMatchObject({ changes: 0, churn: 0 })
  })

  test('keep A and AAAA apart', async () => {
    const mixed = Array.from({ length: 6 }, (_, i) =>
      i % 2 === 0 ? at(i * 100, one, 60) : at(i * 100, '2001:db8::1', 60, { type: 'AAAA' }),
    )
    expect(await flux(mixed)).toMatchObject({ fills: 6, changes: 0, churn: 0, addresses: 2, networks: 2, new_per_hour: 0 })
  })

  test('know the family by the address where the type was not seen', async () => {
    const mixed = [at(0, one, 60, { type: null }), at(100, '2001:db8::1', 60, { type: null }), at(200, one, 60, { type: null })]
    expect(await flux(mixed)).toMatchObject({ fills: 3, changes: 0, churn: 0 })
  })

  test('keep resolvers apart', async () => {
    const apart = [at(0, one, 60), at(1, two, 60, { resolver: '10.0.1.53' }), at(100, one, 60), at(101, two, 60, { resolver: '10.0.1.53' })]
    expect(await flux(apart)).toMatchObject({ fills: 4, changes: 0, churn: 0, resolvers: 2, multi_cache: 0 })
  })

  test('take the order of addresses in an answer, and repeats, for nothing', async () => {
    const turned = [
      { at: 0, answers: [one, two], ttl: 60 },
      { at: 10, answers: [two, one], ttl: 50 },
      { at: 20, answers: [two, one, two], ttl: 40 },
    ]
    expect(await flux(turned)).toMatchObject({ fills: 1, addresses: 2 })
  })

  test('count the reply at ts + rtt, an unset rtt as 0', async () => {
    // Asked at 0, answered at 5 with 60 left: the expiry is 65 either way only if rtt counts.
    expect(await flux([at(0, one, 60, { rtt: 5 }), at(20, one, 45)])).toMatchObject({ fills: 1 })
    expect(await flux([at(0, one, 60), at(20, one, 45)])).toMatchObject({ fills: 2 })
  })

  test('take the TTL of the addresses, the smallest of them, and never that of an alias', async () => {
    const aliased = [
      { at: 0, answers: ['edge.example', one, two], ttl: [5, 60, 61] },
      { at: 10, answers: ['edge.example', one, two], ttl: [300, 50, 51] },
    ]
    expect(await flux(aliased)).toMatchObject({ fills: 1, ttl_min: 60, ttl_max: 60, addresses: 2 })
  })

  test('are told apart by their set alone where no TTL is logged', async () => {
    const bare = [at(0, one, 60), at(100, two, 60), at(200, one, 60)].map((answer) => ({ ...answer, more: { ttls: null } }))
    expect(await flux(bare)).toMatchObject({ fills: 2, changes: 1, ttl_median: null })
  })

  test('are not sought in mDNS, LLMNR and NetBIOS', async () => {
    const local = [5353, 5355, 137].map((port, i) => lookup(at(i, `192.0.2.${i}`, 60, { more: { id_resp_p: port } })))
    expect((await found(local, 'min_addresses=1')).size).toBe(0)
  })
})

describe('several caches behind one resolver', () => {
  test('that each keep their set do not change', async () => {
    const rounds = [0, 1, 2].flatMap((round) =>
      [0, 10, 20, 30].map((second) =>
        second % 20 === 0 ? at(round * 100 + second, one, 60 - second) : at(round * 100 + second, two, 70 - second),
      ),
    )
    expect(await flux(rounds)).toMatchObject({ fills: 6, changes: 0, churn: 0, multi_cache: 1, addresses: 2 })
  })

  test('that all take new sets do', async () => {
    const rounds = [0, 1, 2].flatMap((round) =>
      [0, 10, 20, 30].map((second) =>
        second % 20 === 0
          ? at(round * 100 + second, `192.0.2.${round}`, 60 - second)
          : at(round * 100 + second, `198.51.100.${round}`, 70 - second),
      ),
    )
    expect(await flux(rounds)).toMatchObject({ fills: 6, changes: 4, churn: 1, multi_cache: 1, addresses: 6 })
  })

  test('are not seen where one fill follows the other', async () => {
    expect(await flux([at(0, one, 60), at(61, two, 60), at(122, three, 60)])).toMatchObject({
      fills: 3,
      changes: 2,
      churn: 1,
      multi_cache: 0,
    })
  })
})
