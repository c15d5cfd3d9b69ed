import { describe, expect, it } from 'vitest'
import { backFromEnd, weeksOf } from '../../components/frame/time-ranges'
import { readTime } from '../../components/frame/time-text'
import { justAfter } from '../../lib/time'

const end = '2025-11-02T23:59:59.871Z'

describe('a time as people type it', () => {
  it.each([
    ['29 Oct 13:30', '2025-10-29T13:30Z'],
    ['29 oct 2024', '2024-10-29T00:00Z'],
    ['2025-10-29T13:30:05.123456Z', '2025-10-29T13:30:05.123456Z'],
    ['2025-10-29 13:30 UTC', '2025-10-29T13:30Z'],
    ['1761822101', '2025-10-30T11:01:41Z'],
  ])('reads %s', (text, expected) => {
    expect(readTime(text, end)).toBe(expected)
  })

  it('counts back from the end of the data', () => {
    expect(readTime('-3d', end)).toBe('2025-10-30T23:59:59.871Z')
  })

  it('takes the year before where the named day lies after the data', () => {
    expect(readTime('29 Dec 10:00', '2026-01-04T00:00:00Z')).toBe('2025-12-29T10:00Z')
    expect(readTime('5 Jan', '2026-01-04T00:00:00Z')).toBe('2026-01-05T00:00Z')
  })

  it.each(['31 Feb', '29 Oct 25:00', '2025-02-30', 'yesterday', '', '29 Foo 10:00'])('refuses %j', (text) => {
    expect(readTime(text, end)).toBeNull()
  })
})

describe('ranges by name', () => {
  const data = { from: '2025-10-20T00:00:00.000000Z', to: justAfter('2025-11-02T23:59:59.999999Z') }

  it('hold the last record, though their end is left out', () => {
    expect(data.to).toBe('2025-11-03T00:00:00.000000Z')
    expect(justAfter('2025-11-02T23:59:59.123456Z')).toBe('2025-11-02T23:59:59.123457Z')
  })

  it('begin within the data', () => {
    expect(backFromEnd(data).map(({ label, from }) => [label, from])).toEqual([
      ['Last hour', '2025-11-02T23:00Z'],
      ['Last 24 hours', '2025-11-02T00:00Z'],
      ['Last 3 days', '2025-10-31T00:00Z'],
      ['Last 7 days', '2025-10-27T00:00Z'],
    ])
    expect(backFromEnd({ from: '2025-10-20T00:00:00Z', to: '2025-10-20T00:30:00Z' })).toEqual([])
  })

  it('are calendar weeks, the last first, and none where all lie in one', () => {
    expect(weeksOf(data)).toEqual([
      { label: 'Week 44', from: '2025-10-27T00:00Z', to: '2025-11-03T00:00Z' },
      { label: 'Week 43', from: '2025-10-20T00:00Z', to: '2025-10-27T00:00Z' },
    ])
    expect(weeksOf({ from: '2025-10-20T00:00:00Z', to: '2025-10-27T00:00:00Z' })).toEqual([])
  })

  it('number weeks by the year of their Thursday', () => {
    const labels = (from: string, to: string) => weeksOf({ from, to }).map(({ label, from: begin }) => [label, begin.slice(0, 10)])
    expect(labels('2020-12-27T12:00:00Z', '2021-01-05T00:00:00Z')).toEqual([
      ['Week 1', '2021-01-04'],
      ['Week 53', '2020-12-28'],
      ['Week 52', '2020-12-21'],
    ])
  })
})
