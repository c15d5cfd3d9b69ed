import { describe, expect, test } from 'vitest'
import { rowChart } from '../../lib/asking/inspect'
import { fastFlux } from '../../lib/hunts/fast-flux'
import { storeWith } from '../lib/store-fixture'
import { type Answer, answered, lookup } from './fast-flux-rows'

async function chart(answers: readonly Answer[]) {
  const store = await storeWith({ dns: answers.map(lookup) })
  const { rows } = await answered(store, 'min_addresses=1')
  const result = await rowChart(store, fastFlux, rows[0]?.id ?? '', new URLSearchParams('min_addresses=1'))
  if (result.status !== 'ok') throw new Error(result.message)
  const sum = (key: string) => result.points.reduce((all, point) => all + Number(point[key]), 0)
  return { ...result, sum }
}

/** Fills of one address each, `apart` seconds after each other. */
const fills = (n: number, apart: number, address: (i: number) => string): Answer[] =>
  Array.from({ length: n }, (_, i) => ({ at: i * apart, answers: [address(i)], ttl: 20 }))

describe('the chart of a name', () => {
  test('has a point for each address of each fill, up to 600', async () => {
    const { points, cut } = await chart(fills(600, 60, (i) => `20.${i % 3}.0.1`))
    expect(points).toHaveLength(600)
    expect(cut).toBe(false)
    expect(points[0]).toEqual({
      lane: '20.0.0.0/16',
      at: '2026-01-05T00:00:00.000000Z',
      address: '20.0.0.1',
      addresses: 1,
      fresh: 1,
      ttl: 20,
      fills: 1,
      moment: 1,
      bin: null,
    })
    expect(points.filter(({ fresh }) => fresh === 1)).toHaveLength(3)
  })

  test('sums more into bins by the clock that stand for all of them', async () => {
    const { points, cut, sum } = await chart(fills(601, 60, (i) => `20.${i % 3}.${i % 50}.1`))
    expect(points.length).toBeLessThanOrEqual(600)
    expect(cut).toBe(false)
    expect(sum('fills')).toBe(601)
    expect(sum('fresh')).toBe(150)
    // 601 minutes: the least width for at most 50 bins is a quarter of an hour.
    expect(points.every(({ bin, address }) => bin === 900 && address === null)).toBe(true)
    expect(new Set(points.map(({ at }) => String(at).slice(14, 16)))).toEqual(new Set(['00', '15', '30', '45']))
    expect(points.filter(({ moment }) => moment === points[0]?.moment)).toHaveLength(3)
  })

  test('gives a lane of their own to the first eleven networks, and one to the others', async () => {
    const { points, sum } = await chart(fills(700, 3600, (i) => `20.${Math.floor(i / 7)}.0.1`))
    const lanes = new Set(points.map(({ lane }) => lane))
    expect(lanes).toEqual(new Set([...Array.from({ length: 11 }, (_, i) => `20.${i}.0.0/16`), '89 more']))
    expect(points.length).toBeLessThanOrEqual(600)
    expect([sum('fills'), sum('fresh')]).toEqual([700, 100])
  })

  test('keeps twelve networks apart', async () => {
    const { points } = await chart(fills(720, 60, (i) => `20.${i % 12}.0.1`))
    expect(new Set(points.map(({ lane }) => lane)).size).toBe(12)
    expect(points.length).toBeLessThanOrEqual(600)
  })
})
