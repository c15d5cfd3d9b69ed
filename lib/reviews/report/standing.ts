import { type DecisionEvent, subjectKey } from '../../decisions/event'
import { fold } from '../../decisions/fold'
import { type RowDecision, standing } from '../../store/decided'
import type { AgendaRow, Card } from '../review'
import type { Word } from './shape'

/** How the rows of an agenda stood at an instant. */
export interface Stands {
  /** Events up to then, in the order in which they were kept. */
  readonly events: readonly DecisionEvent[]
  readonly at: Date
  word(row: AgendaRow): Word
  decision(row: AgendaRow): RowDecision | null
  of(row: AgendaRow): readonly DecisionEvent[]
  /** Whether it was taken back by then. */
  isUndone(event: DecisionEvent): boolean
}

export const rowsOf = ({ subject, sentence, score, records, old_records, like }: Card): readonly [AgendaRow, ...AgendaRow[]] => [
  { subject, sentence, score, records, old_records },
  ...like,
]

/** Rows of all cards, each once. */
export function agendaRows(cards: readonly Card[]): readonly { readonly row: AgendaRow; readonly card: Card; readonly place: number }[] {
  const known = new Set<string>()
  return cards.flatMap((card, place) =>
    rowsOf(card).flatMap((row) => {
      const key = subjectKey(row.subject)
      if (known.has(key)) return []
      known.add(key)
      return [{ row, card, place }]
    }),
  )
}

/** What was decided on rows of the agenda up to an instant, as it stood then. */
export function standsAt(decisions: readonly DecisionEvent[], at: Date): Stands {
  const events = decisions.filter((event) => Date.parse(event.at) <= at.getTime())
  const folded = fold()
  folded.add(events)
  const { rows } = folded.decided(at)
  const decision = ({ subject }: AgendaRow) => rows.get(subject.hunt)?.get(subject.row) ?? null
  return {
    events,
    at,
    decision,
    word: (row) => standing(decision(row) ?? undefined, at.getTime()),
    of: ({ subject }) => folded.of(subject),
    isUndone: ({ id }) => folded.undoneBy(id) !== null,
  }
}
