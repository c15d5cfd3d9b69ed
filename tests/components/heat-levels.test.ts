import { describe, expect, test } from 'vitest'
import { levelOf, levels, silentAt } from '../../components/entity/heat-levels'

describe('the darkness of an hour', () => {
  test('has at most five steps, which meet and reach the most', () => {
    expect(levels(12)).toEqual([
      { from: 1, to: 2 },
      { from: 3, to: 4 },
      { from: 5, to: 7 },
      { from: 8, to: 9 },
      { from: 10, to: 12 },
    ])
    expect(levels(2)).toEqual([
      { from: 1, to: 1 },
      { from: 2, to: 2 },
    ])
    expect(levels(0)).toEqual([])
  })

  test('is that of its step, and none for no record', () => {
    expect([0, 1, 2, 3, 12].map((count) => levelOf(count, levels(12)))).toEqual([0, 1, 1, 2, 5])
  })

  test('is unknown only where the whole hour was not captured', () => {
    const gaps = [{ from: '2026-01-05T02:00:00.000000Z', to: '2026-01-05T04:30:00.000000Z', spanned: false }]
    const words = (given: typeof gaps) => [1, 2, 3, 4].map((hour) => silentAt('2026-01-05T00:00:00.000000Z', hour, given))
    expect(words(gaps)).toEqual([null, 'no capture', 'no capture', null])
    expect(words(gaps.map((gap) => ({ ...gap, spanned: true })))).toEqual([null, 'no records begin', 'no records begin', null])
  })
})
