import type { Decided } from '../store/decided'
import type { Allowed } from '../store/reference'

/**
 * The allow-list with what was accepted in every hunt. Where it is not known what was called a threat nothing is allowed, so that no entry
 * can hide one.
 */
export function knownGood(own: Allowed, { accepted, fault }: Decided): Allowed {
  return fault === null ? { entries: [...own.entries, ...accepted], fault: own.fault } : { entries: [], fault }
}
