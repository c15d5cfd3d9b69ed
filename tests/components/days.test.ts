import { expect, it } from 'vitest'
import { readDays } from '../../components/hunt/days/read-days'

const point = (period: string, day: string, records: number) => ({
  period,
  day: `${day}T00:00:00.000000Z`,
  captured: 24,
  records,
  bytes: 0,
})

it('days without a point were not captured, on each side from its first to its last', () => {
  const sides = readDays([point('window', '2026-01-14', 3), point('baseline', '2026-01-05', 1), point('baseline', '2026-01-07', 2)])
  expect(sides.map(({ period, records, days }) => [period, records, days.map(({ day, captured }) => [day, captured])])).toEqual([
    [
      'baseline',
      3,
      [
        ['2026-01-05', 24],
        ['2026-01-06', 0],
        ['2026-01-07', 24],
      ],
    ],
    ['window', 3, [['2026-01-14', 24]]],
  ])
})

it('a side without any point is left out', () => {
  expect(readDays([point('window', '2026-01-14', 0)]).map(({ period }) => period)).toEqual(['window'])
  expect(readDays([])).toEqual([])
})
