import type { AllowEntry } from './reference'

/** What was last decided on a row and not undone. */
export type RowDecision = {
  readonly verdict: 'explain' | 'accept' | 'watch' | 'threat' | 'defer'
  readonly by: string
  /** ISO 8601 UTC. */
  readonly at: string
  /** What it is, or why. */
  readonly text: string
  readonly ticket: string
  /** Of accept, ISO 8601 UTC: from this instant on it does not hold. */
  readonly expires: string | null
  /** Of defer: who will decide, and the date. */
  readonly to: string | null
  readonly due: string | null
  /** Id of the event. */
  readonly event: string
}

/** What the users have decided, as it is now. */
export interface Decided {
  /** By id of a hunt, then of its row. */
  readonly rows: ReadonlyMap<string, ReadonlyMap<string, RowDecision>>
  /** What is accepted in every hunt. */
  readonly accepted: readonly AllowEntry[]
  /** What holds of the subjects that are called a threat: nothing hides a row of which it holds. */
  readonly threats: readonly AllowEntry[]
  /** The instant for which this holds, in milliseconds since 1970. */
  readonly at: number
  /** Why nothing is known, where it could not be read. */
  readonly fault: string | null
}

export const nothingDecided: Decided = { rows: new Map(), accepted: [], threats: [], at: 0, fault: null }

/** The word by which rows are filtered: the verdict, `open` where there is none or an acceptance has ended. */
export function standing(decision: RowDecision | undefined, at: number): RowDecision['verdict'] | 'open' {
  if (!decision) return 'open'
  return decision.expires !== null && at >= Date.parse(decision.expires) ? 'open' : decision.verdict
}
