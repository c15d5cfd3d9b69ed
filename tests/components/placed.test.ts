import { expect, test } from 'vitest'
import { placedIn } from '../../components/chart/placed'

const drawn = { from: Date.parse('2026-01-05T00:00:00Z'), to: Date.parse('2026-01-05T10:00:00Z') }
const place = (from: string, to: string, least?: number) => placedIn(drawn, { from: `2026-01-${from}:00Z`, to: `2026-01-${to}:00Z` }, least)

test('a time stands where it lies in the drawing', () => {
  expect(place('05T02:00', '05T05:00')).toEqual({ x: '20%', width: '30%' })
})

test('what lies before the drawing takes nothing of its width, and neither does what lies behind it', () => {
  expect(place('04T20:00', '05T01:00')).toEqual({ x: '0%', width: '10%' })
  expect(place('05T09:00', '06T09:00')).toEqual({ x: '90%', width: '10%' })
  expect(place('04T00:00', '06T00:00')).toEqual({ x: '0%', width: '100%' })
})

test('a short one is as wide as can be seen', () => {
  expect(place('05T05:00', '05T05:00', 0.4)).toEqual({ x: '50%', width: '0.4%' })
})
