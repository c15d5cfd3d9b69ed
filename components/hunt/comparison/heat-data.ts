import { roundUp } from '../../chart/ticks'
import type { Comparison } from './use-comparison'

export type Cell = Comparison['profile']['cells'][number]

/** What a cell of the difference says. */
export type Difference = 'far fewer' | 'fewer' | 'same' | 'more' | 'far more' | 'no claim' | 'no capture'

/** Shares of the highest value at which the next ink step begins. */
const shares = [0.05, 0.25, 0.5, 0.75]

/** Lower ends of the ink steps above the first, for both windows alike; round numbers. */
export function inkSteps(cells: readonly Pick<Cell, 'old' | 'new'>[]): readonly number[] {
  const top = roundUp(Math.max(1, ...cells.flatMap(({ old, new: now }) => [old ?? 0, now ?? 0])))
  return shares.map((share) => share * top)
}

/** 0 for the least ink. */
export const inkStep = (value: number, steps: readonly number[]): number => steps.filter((step) => value >= step).length

/** How far a cell of the window lies from the baseline's profile; `limit` is the z beyond which it differs, twice that is far. */
export function differenceOf({ new: now, z }: Pick<Cell, 'new' | 'z'>, limit: number): Difference {
  if (now === null) return 'no capture'
  if (z === null) return 'no claim'
  if (Math.abs(z) <= limit) return 'same'
  const far = Math.abs(z) > 2 * limit
  if (z > 0) return far ? 'far more' : 'more'
  return far ? 'far fewer' : 'fewer'
}

export const weekdays = ['Mon', 'Tue', 'Wed', 'Thu', 'Fri', 'Sat', 'Sun'] as const

/** `Mon 02:00`. */
export const hourText = (cell: number): string => `${weekdays[Math.floor(cell / 24)]} ${String(cell % 24).padStart(2, '0')}:00`
