import type { Kind } from '@/lib/columns'
import { valueText } from '../value/text'
import type { Reason } from './answer'

/** What a signal saw, as the column of that kind shows it; a number without one by itself. */
export function observedText({ observed }: Pick<Reason, 'observed'>, kind: Kind | null): string {
  if (kind) return valueText(observed, kind, { years: true })
  return valueText(observed, typeof observed === 'number' ? (Number.isInteger(observed) ? 'count' : 'number') : 'text')
}

/** `+12`, `−4`. */
export const signedPoints = (points: number): string => (points < 0 ? `−${Math.abs(points)}` : `+${points}`)
