import fc from 'fast-check'
import { expect, test } from 'vitest'
import { microsToIso, parseTime } from '../../lib/time'

test.each([
  ['2025-10-29T14:35:08.204911Z', '2025-10-29T14:35:08.204911Z'],
  ['2025-10-29', '2025-10-29T00:00:00.000000Z'],
  ['2025-10-29T14:35', '2025-10-29T14:35:00.000000Z'],
  ['2025-10-29 14:35:08', '2025-10-29T14:35:08.000000Z'],
  ['2025-10-29T14:35:08+02:00', '2025-10-29T12:35:08.000000Z'],
  ['2025-10-29T14:35:08.2049119Z', '2025-10-29T14:35:08.204911Z'],
  ['0', '1970-01-01T00:00:00.000000Z'],
  ['1761748508.204911', '2025-10-29T14:35:08.204911Z'],
  ['-0.5', '1969-12-31T23:59:59.500000Z'],
  ['0050-01-01', '0050-01-01T00:00:00.000000Z'],
])('reads %s', (text, expected) => {
  expect(microsToIso(parseTime(text) ?? -1n)).toBe(expected)
})

test.each(['', 'yesterday', '2025-02-30', '2025-13-01', '2025-10-29T24:00', '2025-10-29T14', '1e9', '2025-10-29T14:35:08Zulu'])(
  'refuses %j',
  (text) => {
    expect(parseTime(text)).toBeNull()
  },
)

test('reads back what it writes, to the microsecond', () => {
  const year10k = 253_402_300_800_000_000n
  fc.assert(
    fc.property(
      fc.bigInt({ min: -62_135_596_800_000_000n, max: year10k - 1n }),
      (micros) => parseTime(microsToIso(micros) ?? '') === micros,
    ),
  )
})
