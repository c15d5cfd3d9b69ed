import type { DecisionEvent, ToDecide, ToUndo } from '@/lib/decisions/event'
import type { Told } from '@/lib/decisions/fold'
import type { RowDecision } from '@/lib/store/decided'
import { ask, type Failure, isFailure, posting } from '../query/ask'

export type { DecisionEvent, RowDecision, Told }
export type Verdict = DecisionEvent['verdict']

/** An answer of the server's list. */
export interface EventList {
  readonly events: readonly Told[]
  readonly total: number
  readonly remark: string | null
}

/** What others have decided meanwhile. */
export interface Conflict extends Failure {
  readonly events: readonly DecisionEvent[]
}

/** What is given to be decided; the server fills in what is left out. */
export type Given = Omit<Partial<ToDecide>, 'verdict'> & Pick<ToDecide, 'by' | 'text' | 'subjects'> & { readonly verdict: Verdict }

/** What a dialog decides on. */
export interface Deciding {
  /** What is decided on, with the last event that the user has seen of it. */
  readonly subject: ToDecide['subjects'][number]
  /** What an undo takes back. */
  readonly undoing: RowDecision | null
}

const post = (path: string, body: unknown) => ask<{ events: readonly DecisionEvent[] }>(path, posting(body))

/** Rejects with a Failure, or a Conflict where others were first; so does `undo`. */
export const decide = (given: Given) => post('/api/decisions', given)

export const undo = (given: Omit<Partial<ToUndo>, 'event' | 'by'> & Pick<ToUndo, 'event' | 'by'>) => post('/api/decisions/undo', given)

export const isConflict = (error: unknown): error is Conflict => isFailure(error) && 'events' in error

/** Whether an acceptance has ended. */
export const hasEnded = ({ expires }: Pick<RowDecision, 'expires'>, now = Date.now()): boolean =>
  expires !== null && now >= Date.parse(expires)
