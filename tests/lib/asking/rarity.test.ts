import { beforeAll, describe, expect, test } from 'vitest'
import { overviewChart } from '../../../lib/asking/inspect'
import { chart as described } from '../../../lib/http/answers'
import { leastFrequency } from '../../../lib/hunts/least-frequency'
import type { Store } from '../../../lib/store/store'
import { at, day } from '../../hunts/stack-rows'
import { storeWith } from '../store-fixture'

/** A value on so many hosts, from a day on. */
const spread = (user_agent: string, hosts: number, from = 0) =>
  Array.from({ length: hosts }, (_, i) => ({ ts: at(from * day + i), id_orig_h: `192.0.2.${i}`, user_agent }))

let store: Store
beforeAll(async () => {
  store = await storeWith({
    http: [
      ...spread('one', 1),
      ...spread('other', 1, 3),
      ...spread('two', 2, 1),
      ...spread('five', 5),
      ...spread('six', 6),
      ...spread('ten', 10),
      ...spread('eleven', 11),
      { ts: at(0), user_agent: 'nobody' },
      { ts: at(0), id_orig_h: '192.0.2.1' },
    ],
    weird: [
      { ts: at(0), name: 'a' },
      { ts: at(1), name: 'a' },
      { ts: at(2), name: 'b' },
    ],
  })
})

async function rarity(search = '') {
  const chart = await overviewChart(store, leastFrequency, new URLSearchParams(search))
  if (chart.status !== 'ok' || !('times' in chart)) throw new Error(JSON.stringify(chart))
  return chart
}

describe('the chart of rarity', () => {
  test('counts rows and records by how many hosts they have, both ends of a step included', async () => {
    const { by, points } = await rarity()
    expect(by).toBe('hosts')
    expect(points).toEqual([
      { from: 1, to: 1, rows: 2, records: 2 },
      { from: 2, to: 2, rows: 1, records: 2 },
      { from: 3, to: 3, rows: 0, records: 0 },
      { from: 4, to: 4, rows: 0, records: 0 },
      { from: 5, to: 5, rows: 1, records: 5 },
      { from: 6, to: 10, rows: 2, records: 16 },
      { from: 11, to: 20, rows: 1, records: 11 },
      { from: null, to: null, rows: 1, records: 1 },
    ])
  })

  test('is the same under a filter that picks some of the hosts, and not under another', async () => {
    expect(await rarity('filter=hosts:1')).toEqual(await rarity())
    expect((await rarity('filter=records:5..')).points.map(({ rows }) => rows)).toEqual([0, 0, 0, 0, 1, 2, 1])
  })

  test('has the most at one end and the fewest at the other', async () => {
    const { most, fewest } = await rarity()
    expect(most.slice(0, 2).map(({ user_agent }) => user_agent)).toEqual(['eleven', 'ten'])
    expect(fewest.slice(2, 4).map(({ user_agent }) => user_agent)).toEqual(['two', 'five'])
  })

  test('tells in which bin a row was first seen', async () => {
    const { times } = await rarity()
    const begun = times?.bins.filter(({ first }) => first > 0).map(({ at: bin, first }) => [bin.slice(0, 10), first])
    expect(begun).toEqual([
      ['2026-01-02', 6],
      ['2026-01-03', 1],
      ['2026-01-05', 1],
    ])
    expect(times?.bins.reduce((sum, { records }) => sum + records, 0)).toBe(38)
  })

  test('goes by records where no record names a host', async () => {
    const { by, points } = await rarity('log=weird&field=name')
    expect(by).toBe('records')
    expect(points.map(({ from, rows }) => [from, rows])).toEqual([
      [1, 1],
      [2, 1],
    ])
  })

  test('has the shape that is described', async () => {
    const chart = await rarity()
    expect(described.parse(chart)).toEqual(chart)
  })
})
