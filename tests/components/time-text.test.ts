import { describe, expect, it } from 'vitest'
import { readTime } from '../../components/frame/time-text'

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
