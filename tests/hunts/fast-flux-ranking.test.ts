import { describe, expect, test } from 'vitest'
import { type Answer, flux, found, lookup } from './fast-flux-rows'

const minute = 60
const everyMinute = (n: number, answers: (i: number) => readonly string[], more: Partial<Answer> = {}): Answer[] =>
  Array.from({ length: n }, (_, i) => ({ at: i * 2 * minute, answers: answers(i), ttl: 60, ...more }))

/** Twelve hosts that ask for something else, so that a name with one client stands out. */
const others = Array.from({ length: 12 }, (_, i) =>
  lookup({ at: i, query: 'www.example', answers: ['192.0.2.200'], ttl: 3600, client: `10.0.1.${i + 1}` }),
)

const eight = everyMinute(8, (i) => [`${20 + i}.0.0.1`])
const forty = everyMinute(20, (i) => [`192.0.2.${2 * i}`, `192.0.2.${2 * i + 1}`], { query: 'many.example' })

describe('ranking', () => {
  test('puts 8 addresses in 8 networks that change at each fill far above 40 addresses in one network', async () => {
    const rows = await found([...[...eight, ...forty].map(lookup), ...others])
    const [first, second] = [rows.get('flux.example'), rows.get('many.example')]
    expect(first).toMatchObject({ addresses: 8, networks: 8, fills: 8, changes: 7, churn: 1, diversity: 1 })
    expect(second).toMatchObject({ addresses: 40, networks: 1, fills: 20, changes: 19, churn: 1, diversity: 0 })
    expect(Number(first?.score)).toBeGreaterThanOrEqual(Number(second?.score) + 40)
    expect([...rows.keys()][0]).toBe('flux.example')
  })

  test('leaves a name alone whose many addresses never change', async () => {
    const fixed = Array.from({ length: 8 }, (_, i) => `${20 + i}.0.0.1`)
    const row = (await found([...everyMinute(8, () => fixed).map(lookup), ...others])).get('flux.example')
    expect(row).toMatchObject({ addresses: 8, networks: 8, fills: 8, changes: 0, churn: 0 })
    expect(row?.reasons.find(({ code }) => code === 'settled')?.points).toBe(-30)
    expect(Number(row?.score)).toBeLessThan(40)
  })

  test('says of a name seen in one fill what it is listed for, and that change was not seen', async () => {
    const once = [{ at: 0, answers: Array.from({ length: 8 }, (_, i) => `${20 + i}.0.0.1`), ttl: 60 }]
    const row = await flux(once)
    expect(row).toMatchObject({ fills: 1, changes: 0, churn: null })
    expect(row.sentence).toContain('8 addresses in 8 networks')
    expect(row.sentence).toContain(
      'all at once, from one cache fill, so it is listed for their number and whether they change was not seen;',
    )
    expect(row.unassessed).toEqual(expect.arrayContaining(['churn', 'new_per_hour', 'settled']))
    expect(row.reasons.find(({ code }) => code === 'seen_once')).toMatchObject({ observed: 1, points: -12 })
    const both = await flux([...once, { at: 0, answers: ['2001:db8::1'], ttl: 60, type: 'AAAA' }])
    expect(both.sentence).toContain('from 2 caches, each seen filled once')
    expect(both.sentence).not.toContain('changed the set')
  })

  test('has no diversity below nought, whatever rounding leaves', async () => {
    const sizes = Array.from({ length: 39 }, (_, i) => i + 2)
    const ofOneNetwork = (n: number) => Array.from({ length: n }, (_, i) => `20.0.0.${i}`)
    const rows = await found(sizes.map((n) => lookup({ at: 0, query: `of-${n}.example`, answers: ofOneNetwork(n), ttl: 60 })))
    for (const n of sizes) expect([n, Object.is(rows.get(`of-${n}.example`)?.diversity, 0)]).toEqual([n, true])
  })

  test('takes points from a name whose addresses come back', async () => {
    const points = async (answers: Answer[]) => (await flux(answers)).reasons.find(({ code }) => code === 'settled')?.points ?? 0
    const round = (i: number) => [`${20 + (i % 3)}.0.0.1`]
    expect(await points(everyMinute(9, round))).toBe(-12)
    expect(await points(everyMinute(5, round))).toBe(0)
    expect(await points(everyMinute(9, (i) => [`${20 + i}.0.0.1`]))).toBe(0)
  })

  test('cannot tell without times whether addresses still come', async () => {
    const row = await flux(everyMinute(9, (i) => [`${20 + i}.0.0.1`]).map((one) => ({ ...one, more: { ts: null } })))
    expect(row.unassessed).toEqual(expect.arrayContaining(['new_per_hour', 'settled']))
  })

  test('gives points from each threshold on, and not before', async () => {
    const points = async (answers: Answer[], code: string, search: string) =>
      (await flux(answers, `min_addresses=1&${search}`)).reasons.find((one) => one.code === code)?.points ?? 0
    for (const [code, at, above] of [
      ['addresses', 'addresses=8', 'addresses=9'],
      ['networks', 'networks=8', 'networks=9'],
      ['churn', 'churn=1', null],
      ['ttl', 'ttl=60', 'ttl=59'],
      ['flux_score', 'flux_score=158.87', 'flux_score=158.88'],
    ] as const) {
      expect([code, await points(eight, code, at)]).not.toEqual([code, 0])
      if (above !== null) expect([code, await points(eight, code, above)]).toEqual([code, 0])
    }
  })

  test('cannot tell few clients where the capture has few hosts', async () => {
    expect((await flux(eight)).unassessed).toContain('clients')
    expect(
      (await found([...eight.map(lookup), ...others])).get('flux.example')?.reasons.find(({ code }) => code === 'clients')?.points,
    ).toBe(8)
  })

  test('hides names with one address, and says how many', async () => {
    const one = everyMinute(3, () => ['192.0.2.1'], { query: 'one.example' }).map(lookup)
    expect([...(await found([...one, ...eight.map(lookup)])).keys()]).toEqual(['flux.example'])
    expect([...(await found([...one, ...eight.map(lookup)], 'min_addresses=1')).keys()].sort()).toEqual(['flux.example', 'one.example'])
  })
})

describe('harmless readings', () => {
  const named = async (query: string, alias?: string) => {
    const answers = everyMinute(8, (i) => [...(alias ? [alias] : []), `${20 + i}.0.0.1`], { query })
    return (await found(answers.map(lookup))).get(query)
  }

  test('explain volunteer pools and content networks, scored like the rest', async () => {
    const pool = await named('2.debian.pool.ntp.org')
    expect(pool?.explained).toMatchObject([{ code: 'pool' }])
    expect(Number(pool?.score)).toBe(Number((await named('flux.example'))?.score))
    expect((await named('d111.cloudfront.net'))?.explained).toMatchObject([{ code: 'content_network' }])
    expect((await named('www.shop.example', 'shop.example.edgekey.net'))?.explained).toMatchObject([{ code: 'content_network' }])
    expect((await named('printer.local'))?.explained).toMatchObject([{ code: 'own_suffix' }])
  })

  test('are not lent by a part of a label, a suffix in the middle or a shared suffix', async () => {
    for (const query of [
      'evilcloudfront.net',
      'cloudfront.net.flux.example',
      'notpool-ntp.example',
      'evil.github.io',
      'evil.duckdns.org',
      'local.example',
    ])
      expect([query, (await named(query))?.explained]).toEqual([query, []])
  })

  test('rank below the unexplained', async () => {
    const rows = [...everyMinute(8, (i) => [`${20 + i}.0.0.1`], { query: '0.pool.ntp.org' }), ...everyMinute(2, (i) => [`192.0.2.${i}`])]
    expect([...(await found(rows.map(lookup))).keys()]).toEqual(['flux.example', '0.pool.ntp.org'])
  })
})
