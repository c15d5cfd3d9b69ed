import { describe, expect, it } from 'vitest'
import { moveEnd } from '../../components/chart/brush'
import { binsOf, rowsIn, timesOf } from '../../components/logs/bins'

const counts = [4, 0, 0, 0, 0, 3, 0, 0, 0, 1]
const answer = {
  from: '2026-01-02T00:00:00.000000Z',
  to: '2026-01-02T00:10:00.000000Z',
  width: 60,
  bins: counts.map((rows, minute) => ({ at: `2026-01-02T00:0${minute}:00.000000Z`, rows })),
  gaps: [],
  total: 8,
}

describe('the histogram', () => {
  it('begins with its first bin and has each in its place, also those without records', () => {
    expect(binsOf(answer)).toEqual({ from: Date.parse('2026-01-02T00:00:00Z'), width: 60_000, rows: counts })
  })

  it('is nothing where no record has a time', () => {
    expect(binsOf({ ...answer, from: null, to: null, bins: [] })).toBeNull()
  })

  it('counts what a brush holds and gives its half-open times', () => {
    const bins = binsOf(answer)
    if (!bins) throw new Error('no bins')
    expect(rowsIn(bins, { first: 0, last: 5 })).toBe(7)
    expect(rowsIn(bins, { first: 0, last: 9 })).toBe(answer.total)
    expect(timesOf(bins, { first: 5, last: 5 })).toEqual({ from: '2026-01-02T00:05:00Z', to: '2026-01-02T00:06:00Z' })
  })

  it('keeps the ends of a brush in order and inside', () => {
    expect(moveEnd({ first: 2, last: 4 }, 'first', 6, 10)).toEqual({ first: 4, last: 6 })
    expect(moveEnd({ first: 2, last: 4 }, 'last', 99, 10)).toEqual({ first: 2, last: 9 })
    expect(moveEnd({ first: 2, last: 4 }, 'first', -5, 10)).toEqual({ first: 0, last: 4 })
  })
})
