import { describe, expect, it } from 'vitest'
import { logSteps, roundUp, tickText, timeAxis } from '../../components/chart/ticks'

const ms = (iso: string) => Date.parse(iso)

describe('a time axis', () => {
  it('stands on round times around the data', () => {
    const axis = timeAxis(ms('2025-10-29T13:57:00Z'), ms('2025-10-29T16:01:00Z'))
    expect(axis.ticks.map((tick) => new Date(tick).toISOString().slice(11, 16))).toEqual([
      '13:30',
      '14:00',
      '14:30',
      '15:00',
      '15:30',
      '16:00',
      '16:30',
    ])
  })

  it.each([1, 1000, 86_400_000, 30 * 86_400_000, 4000 * 86_400_000])('holds a span of %d ms in at most 7 steps', (length) => {
    const first = ms('2025-10-29T13:57:11Z')
    const axis = timeAxis(first, first + length)
    expect(axis.from).toBeLessThanOrEqual(first)
    expect(axis.to).toBeGreaterThanOrEqual(first + length)
    expect(axis.ticks.length).toBeLessThanOrEqual(8)
  })

  it('stands on whole years where it spans many', () => {
    const axis = timeAxis(ms('1970-01-01T00:00:18Z'), ms('2023-11-24T12:16:58Z'))
    expect(axis.ticks.map((tick) => new Date(tick).toISOString())).toEqual(
      [1970, 1980, 1990, 2000, 2010, 2020, 2030].map((year) => `${year}-01-01T00:00:00.000Z`),
    )
    expect(axis.ticks.map((tick) => tickText(tick, axis.step, true))).toEqual(['1970', '1980', '1990', '2000', '2010', '2020', '2030'])
    expect(
      timeAxis(ms('2023-01-01T00:00:00Z'), ms('2025-01-01T00:00:00Z'), 3).ticks.map((tick) => new Date(tick).getUTCFullYear()),
    ).toEqual([2023, 2024, 2025])
  })

  it.each([4, 2])('has ticks within most of a year, though there is room for %d', (most) => {
    const [first, last] = [ms('2025-01-10T00:00:00Z'), ms('2025-12-20T00:00:00Z')]
    expect(timeAxis(first, last, most).ticks.some((tick) => tick > first && tick < last)).toBe(true)
    expect(timeAxis(first, last, most).ticks.length).toBeLessThanOrEqual(most + 2)
  })

  it('names days, with their year where the data cross one, at midnight too', () => {
    const [night, noon] = [ms('2026-01-01T00:00:00Z'), ms('2025-12-31T12:00:00Z')]
    expect(tickText(night, 6 * 3_600_000, true)).toBe('01 Jan 2026')
    expect(tickText(noon, 6 * 3_600_000, true)).toBe('12:00')
    expect(tickText(noon, 6 * 3_600_000, true, true)).toBe('31 Dec 2025 12:00')
    expect(tickText(night, 86_400_000, false)).toBe('01 Jan')
  })

  it('has a length where there is one moment only', () => {
    const moment = ms('2025-10-29T14:00:00Z')
    expect(timeAxis(moment, moment).to).toBeGreaterThan(moment)
  })
})

describe('a round number', () => {
  it.each([
    [0, 1],
    [1, 1],
    [180, 200],
    [99, 100],
    [0.4, 0.5],
  ])('at or above %d is %d', (value, round) => {
    expect(roundUp(value)).toBe(round)
  })
})

describe('steps of a log axis', () => {
  const rounded = (values: readonly number[]) => logSteps(values).map((step) => Number(step.toPrecision(3)))

  it('hold all values', () => {
    expect(rounded([60, 3600])).toEqual([30, 100, 300, 1000, 3000, 10_000])
    expect(rounded([30, 300])).toEqual([30, 100, 300])
  })

  it('are two where there is one value, or none above nought', () => {
    expect(rounded([300])).toEqual([300, 1000])
    expect(rounded([0, -1])).toEqual([1, 3])
  })
})
