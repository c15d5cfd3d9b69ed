import { holds } from '../allow-list/entry'
import type { Decided, RowDecision } from '../store/decided'
import type { AllowEntry } from '../store/reference'
import { type DecisionEvent, type Subject, subjectKey } from './event'

/** Events as a list of them is answered. */
export interface Told extends DecisionEvent {
  /** The event that took it back. */
  readonly undone_by: string | null
}

/** The hunts in which another decision stands on a row than before; all where it reaches, or reached, beyond its own. */
export type Reach = 'all' | readonly string[]

/** All events and what follows from them. */
export interface Folded {
  readonly events: readonly DecisionEvent[]
  /** Takes in further events, in the order in which they were kept; answers what that changed. */
  add(events: readonly DecisionEvent[]): Reach
  /** All of one subject, in their order. */
  of(subject: Pick<Subject, 'hunt' | 'row'>): readonly DecisionEvent[]
  find(id: string): DecisionEvent | undefined
  /** Id of the event that took this one back, or null. */
  undoneBy(id: string): string | null
  /** Whether it is the last decision on its subject that is not undone. */
  isCurrent(event: DecisionEvent): boolean
  decided(now: Date): Decided
}

const decides = ({ verdict }: DecisionEvent) => verdict !== 'note' && verdict !== 'undo'

function rowDecision({ id, verdict, by, at, text, ticket, expires, to, due }: DecisionEvent): RowDecision | null {
  return verdict === 'note' || verdict === 'undo' ? null : { verdict, by, at, text, ticket, expires, to, due, event: id }
}

const asEntry = ({ id, subject }: DecisionEvent): AllowEntry => ({ id, hunts: 'all', what: subject.what, source: null })

const isAcceptedEverywhere = (event: DecisionEvent) => event.verdict === 'accept' && event.hunts === 'all'
const isThreat = ({ verdict, subject }: DecisionEvent) => verdict === 'threat' && subject.what.length > 0
const isWide = (event: DecisionEvent | undefined) => event !== undefined && (isAcceptedEverywhere(event) || isThreat(event))

/** Folds events one after the other: a note replaces no decision, an undo brings back the one before. */
export function fold(): Folded {
  const events: DecisionEvent[] = []
  const byId = new Map<string, DecisionEvent>()
  const bySubject = new Map<string, DecisionEvent[]>()
  const undone = new Map<string, string>()
  const current = new Map<string, DecisionEvent>()
  // Answers under way hold on to the map that they were given, so that a changed one is another.
  const rows = new Map<string, Map<string, RowDecision>>()

  const settle = (changed: readonly Subject[]): Reach => {
    const hunts = new Set<string>()
    let wide = false
    for (const hunt of new Set(changed.map((subject) => subject.hunt))) rows.set(hunt, new Map(rows.get(hunt)))
    for (const subject of changed) {
      const key = subjectKey(subject)
      const last = bySubject.get(key)?.findLast((one) => decides(one) && !undone.has(one.id))
      const decision = last && rowDecision(last)
      const before = current.get(key)
      if (last !== before) {
        hunts.add(subject.hunt)
        wide ||= isWide(last) || isWide(before)
      }
      if (last && decision) {
        current.set(key, last)
        rows.get(subject.hunt)?.set(subject.row, decision)
      } else {
        current.delete(key)
        rows.get(subject.hunt)?.delete(subject.row)
      }
    }
    return wide ? 'all' : [...hunts]
  }
  return {
    events,
    add(more) {
      for (const one of more) {
        const key = subjectKey(one.subject)
        events.push(one)
        byId.set(one.id, one)
        bySubject.set(key, [...(bySubject.get(key) ?? []), one])
        if (one.undoes !== null) undone.set(one.undoes, one.id)
      }
      return settle(more.map(({ subject }) => subject))
    },
    of: (subject) => bySubject.get(subjectKey(subject)) ?? [],
    find: (id) => byId.get(id),
    undoneBy: (id) => undone.get(id) ?? null,
    isCurrent: (one) => current.get(subjectKey(one.subject)) === one,
    decided(now) {
      const standing = [...current.values()].filter(({ expires }) => expires === null || holds({ expires }, now))
      return {
        rows: new Map(rows),
        accepted: standing.filter(isAcceptedEverywhere).map(asEntry),
        threats: standing.filter(isThreat).map(asEntry),
        at: now.getTime(),
        fault: null,
      }
    },
  }
}
