import { describe, expect, it } from 'vitest'
import { dayBars, daysPerBar, perWords, sumKnown } from '../../components/chart/day-bars'

const days = (period: string, count: number) => Array.from({ length: count }, (_, day) => ({ period, day, records: null }))

describe('the bars of a chart of days', () => {
  it('are one a day as long as each can be seen', () => {
    expect(dayBars([...days('baseline', 28), ...days('window', 7)])).toHaveLength(35)
    expect([90, 91, 181, 365, 19_842].map(daysPerBar)).toEqual([1, 2, 7, 7, 365])
    expect([7, 180, 19_842].map(perWords)).toEqual(['day', '2 days', '365 days'])
  })

  it('are at most ninety and some over decades, and no bar holds days of both sides', () => {
    const bars = dayBars([...days('baseline', 15_614), ...days('window', 4228)])
    expect(bars.length).toBeLessThanOrEqual(92)
    for (const { days, first, last } of bars) {
      expect(new Set(days.map(({ period }) => period)).size).toBe(1)
      expect(last.day - first.day).toBe(days.length - 1)
    }
    expect(bars.reduce((sum, { days }) => sum + days.length, 0)).toBe(19_842)
  })

  it('sum what was captured; where nothing was, they hold nothing', () => {
    expect(sumKnown([null, 3, 0, null, 4])).toBe(7)
    expect(sumKnown([null, null])).toBeNull()
    expect(sumKnown([])).toBeNull()
  })
})
