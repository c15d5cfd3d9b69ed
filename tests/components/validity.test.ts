import { describe, expect, test } from 'vitest'
import { daysOf, drawn, overBy, type Valid, validityWords } from '../../components/certificate/validity'

const valid = (more: Partial<Valid> = {}): Valid => ({
  before: '2025-01-01T00:00:00.000000Z',
  after: '2026-02-02T23:59:59.000000Z',
  limitDays: 398,
  held: true,
  first: '2025-02-01T00:00:00.000000Z',
  last: '2025-03-01T00:00:00.000000Z',
  ...more,
})

describe('the validity of a certificate', () => {
  test('has both ends, so that the last second within the limit is within it', () => {
    expect(daysOf(valid())).toBe(398)
    expect(overBy(valid())).toBe(0)
    expect(drawn(valid())).toMatchObject({ start: 0, end: 100, limit: null })
    expect(validityWords(valid())).toEqual([
      'Valid for 398 days.',
      'Within the 398 that public authorities might give on its day of issue.',
    ])
  })

  test('is over the limit from the next second on', () => {
    const over = valid({ after: '2026-02-03T00:00:00.000000Z' })
    expect(overBy(over)).toBeGreaterThan(0)
    expect(drawn(over)?.limit).toBeCloseTo(100, 3)
    expect(validityWords(over)[1]).toMatch(/^Seconds more than the 398/)
  })

  test('is marked where the limit ended, and says whether that binds', () => {
    const over = valid({ after: '2027-03-07T23:59:59.000000Z' })
    expect(overBy(over)).toBe(398)
    expect(drawn(over)?.limit).toBeCloseTo(50, 3)
    expect(validityWords(over)[1]).toBe('398 days more than the 398 that public authorities might give on its day of issue.')
    expect(validityWords({ ...over, held: false })[1]).toContain('its issuer is not known as one')
    expect(validityWords({ ...over, limitDays: null })[1]).toBe('No limit was in force on its day of issue.')
    expect(drawn({ ...over, limitDays: null })?.limit).toBeNull()
  })

  test('makes room for a sight before or after it, and says so', () => {
    const seen = valid({ after: '2025-01-10T23:59:59.000000Z', first: '2024-12-31T00:00:00.000000Z', last: '2025-01-20T23:59:59.000000Z' })
    const places = drawn(seen)
    expect(places?.start).toBeCloseTo(100 / 21, 1)
    expect(places?.end).toBeCloseTo(1100 / 21, 1)
    expect(places?.seen).toEqual({ from: 0, to: 100 })
    expect(validityWords(seen)).toContain('Last seen 10 days after it had run out.')
    expect(validityWords(seen)).toContain('First seen 1 day before it was valid.')
  })

  test('is not drawn where its end is not after its beginning, or without a sight', () => {
    expect(drawn(valid({ after: '2025-01-01T00:00:00.000000Z' }))).toBeNull()
    expect(drawn(valid({ first: null, last: null }))?.seen).toBeNull()
  })
})
