import { describe, expect, test } from 'vitest'
import { divergence, mixOf } from '../../../lib/baselines/comparison/mix'
import { clockShift, profileOf, robustZ } from '../../../lib/baselines/comparison/profile'
import { type Sql, sql } from '../../../lib/sql'
import { storeWith } from '../store-fixture'
import { answered, compared, frozen } from './baseline-fixture'

async function value(of: (fn: Awaited<ReturnType<typeof storeWith>>['dialect']) => Sql) {
  const store = await storeWith({})
  return (await store.query(sql`SELECT ${of(store.dialect)} AS value`)).rows[0]?.value
}

describe('in the engine', () => {
  test.each([
    ['[3, 1, 2]', 3, 2],
    ['[3, 1]', 4, 0.5],
    ['[5]', 3, 0],
    ['[]', 2, 0],
    ['[]', 0, null],
  ])('the median of %s over %i days is %s', async (list, length, expected) => {
    expect(await value((fn) => fn.medianOf(sql`CAST(${list} AS DOUBLE[])`, sql`CAST(${length} AS BIGINT)`))).toBe(expected)
  })

  test.each([
    // Median 3, distances 2, 1, 0, 1, 97.
    ['[1, 2, 3, 4, 100]', 5, 1],
    // Two zeros more: median 2 of 0, 0, 1, 2, 3, 4, 100; distances 2, 2, 1, 0, 1, 2, 98.
    ['[1, 2, 3, 4, 100]', 7, 2],
    ['[4]', 1, 0],
    ['[]', 0, null],
  ])('the deviation of %s over %i days is %s', async (list, length, expected) => {
    expect(await value((fn) => fn.deviationOf(sql`CAST(${list} AS DOUBLE[])`, sql`CAST(${length} AS BIGINT)`))).toBe(expected)
  })

  test.each([
    ['[1, 1]', '[2, 2]', 0],
    ['[1, 0]', '[0, 5]', 1],
    // P = (1, 0), Q = (1/2, 1/2), M = (3/4, 1/4): (log2(4/3) + (log2(2/3) + log2(2)) / 2) / 2.
    ['[4, 0]', '[3, 3]', (Math.log2(4 / 3) + (Math.log2(2 / 3) + 1) / 2) / 2],
    ['[0, 0]', '[1, 2]', null],
  ])('the divergence of %s and %s is %s', async (one, other, expected) => {
    const found = await value((fn) => fn.divergence(sql`CAST(${one} AS BIGINT[])`, sql`CAST(${other} AS BIGINT[])`))
    if (expected === null) expect(found).toBeNull()
    else expect(found).toBeCloseTo(expected, 12)
    const [p, q] = [one, other].map((list): number[] => JSON.parse(list))
    expect(divergence(p ?? [], q ?? [])).toEqual(expected === null ? null : expect.closeTo(expected, 12))
  })
})

describe('robust z', () => {
  test('is 0.6745 times the distance from the median in deviations', () => {
    // Median 100, distances 0, 20, 20, 40, 40: MAD 20.
    expect(robustZ(160, [100, 80, 120, 60, 140])).toBeCloseTo((0.6745 * 60) / 20, 12)
  })

  test('takes the noise of counting, 5 % of the median or 1 for the deviation where it is less', () => {
    expect(robustZ(130, [100, 100, 100, 100, 100])).toBeCloseTo(30 / 10, 12)
    expect(robustZ(11_000, Array(5).fill(10_000))).toBeCloseTo((0.6745 * 1000) / 500, 12)
    expect(robustZ(3, [0, 0, 0, 0, 0])).toBeCloseTo(0.6745 * 3, 12)
  })

  test('makes no claim under five observations', () => {
    expect(robustZ(50, [1, 1, 1, 1])).toBeNull()
  })
})

const monday = Date.UTC(2026, 0, 5) / 3_600_000
const hoursOf = (days: readonly number[], n: (hour: number, day: number) => number) =>
  days.flatMap((day) => Array.from({ length: 24 }, (_, hour) => ({ hour: monday + day * 24 + hour, n: n(hour, day) })))
const week = [0, 1, 2, 3, 4, 5, 6]

describe('the profile', () => {
  test.each([
    ['24 hours', [0, 1, 2, 3, 4], 'hour of the day'],
    ['weekdays and weekends by hour', [...week, ...week.map((day) => day + 7)], 'weekday or weekend × hour'],
    ['168 hours', [0, 7, 14, 21].flatMap((begin) => week.map((day) => begin + day)), 'hour of the week'],
  ])('has %s as the history allows', (_, days, grain) => {
    expect(
      profileOf(
        hoursOf(days, () => 10),
        [],
      ).grain,
    ).toBe(grain)
  })

  test('compares an hour with its like: 2 of a kind make no claim, 14 do', () => {
    const fortnight = [...week, ...week.map((day) => day + 7)]
    const usual = (hour: number, day: number) => (day % 7 >= 5 ? 4 : hour === 9 ? 100 : 10)
    const { cells } = profileOf(
      hoursOf(fortnight, usual),
      hoursOf([14, 19], (hour) => (hour === 9 ? 160 : 10)),
    )
    // Monday 09:00: ten hours of 100 before; Saturday: four hours of a kind.
    expect(cells[9]).toEqual({ old: 100, new: 160, median: 100, mad: 0, z: 6 })
    expect(cells[10]).toEqual({ old: 10, new: 10, median: 10, mad: 0, z: 0 })
    expect(cells[5 * 24 + 9]).toEqual({ old: 4, new: 160, median: 4, mad: 0, z: null })
    expect(cells[24]).toEqual({ old: 10, new: null, median: 10, mad: 0, z: null })
  })

  test('gives the median and the median distance from it, of the hours that it takes for alike; none where none was captured', () => {
    // At 09:00 of five days 60, 80, 100, 120, 140: distances 40, 20, 0, 20, 40.
    const { cells } = profileOf(
      hoursOf([0, 1, 2, 3, 4], (hour, day) => (hour === 9 ? 60 + 20 * day : 10)).filter(({ hour }) => hour % 24 !== 3),
      hoursOf([7], () => 160),
    )
    expect(cells[9]).toMatchObject({ old: 60, median: 100, mad: 20, z: (0.6745 * 60) / 20 })
    expect(cells[3]).toMatchObject({ old: null, median: null, mad: null, z: null })
  })

  test('tells a shift of all working days by one hour, either way, and neither another pattern nor chance', () => {
    const at = (by: number) => hoursOf([0, 1, 2, 3, 4], (hour) => (hour >= 8 + by && hour < 17 + by ? 100 + hour : 5))
    const shift = (now: ReturnType<typeof hoursOf>) => clockShift(profileOf(at(0), now))
    expect([shift(at(1)), shift(at(-1)), shift(at(0)), shift(at(4))]).toEqual([1, -1, null, null])
    expect(shift(hoursOf([0, 1, 2, 3, 4], (hour) => (hour >= 8 && hour < 17 ? 100 + ((hour * 7) % 13) : 6)))).toBeNull()
  })
})

test('the mix is told in shares, the largest first and the rest in one line', () => {
  const row = (port: number, old: number, now: number) => ({
    port,
    proto: 'tcp',
    services: [],
    old_connections: old,
    new_connections: now,
    old_bytes: 0,
    new_bytes: 0,
  })
  const { lines, connections, bytes } = mixOf(Array.from({ length: 10 }, (_, i) => row(i, 10 - i, 10 - i)))
  expect(lines.map(({ port }) => port)).toEqual([0, 1, 2, 3, 4, 5, 6, 7, null])
  expect(lines.at(-1)?.old_connections).toBeCloseTo(3 / 55, 12)
  expect([connections, bytes]).toEqual([0, null])
})

test('the Jaccard index is that of the edges of both sides', async () => {
  const call = (day: number, target: number) => ({
    ts: monday * 3600 + day * 86_400,
    id_orig_h: '10.0.0.1',
    id_resp_h: `10.0.1.${target}`,
    id_resp_p: 80,
    proto: 'tcp',
    conn_state: 'SF',
  })
  const kept = await frozen(
    await storeWith({ conn: [call(0, 1), call(0, 2), call(0, 3), call(1, 2), call(1, 3), call(1, 4), call(1, 5)] }),
    {
      to: '2026-01-06T00:00:00Z',
    },
  )
  const window = 'from=2026-01-06T00:00:00Z'
  expect((await compared(kept, window)).jaccard).toBe(2 / 5)
  const { rows } = await answered(kept.store, 'edges', window)
  expect(rows.map(({ change }) => change).sort()).toEqual(['gone', 'new', 'new', 'same', 'same'])
})
