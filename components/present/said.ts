import type { DecisionEvent } from '@/lib/decisions/event'
import type { Card } from '@/lib/reviews/review'

/** What was said of one row. */
export interface Said {
  /** In its order; undone ones and undos too. */
  readonly events: readonly DecisionEvent[]
  /** The last decision that is not undone. */
  readonly current: DecisionEvent | null
  /** The last of all that can be undone, notes too. */
  readonly last: DecisionEvent | null
}

export type SaidByRow = ReadonlyMap<string, Said>

const nothing: Said = { events: [], current: null, last: null }

export const saidOf = (said: SaidByRow, row: string): Said => said.get(row) ?? nothing

/** What was said of each row, by its id. */
export function saidByRow(decisions: readonly DecisionEvent[]): SaidByRow {
  const undone = new Set(decisions.map(({ undoes }) => undoes))
  const byRow = new Map<string, DecisionEvent[]>()
  for (const event of decisions) {
    const { row } = event.subject
    const events = byRow.get(row)
    if (events) events.push(event)
    else byRow.set(row, [event])
  }
  return new Map(
    [...byRow].map(([row, events]) => {
      const standing = events.filter(({ id, verdict }) => verdict !== 'undo' && !undone.has(id))
      return [row, { events, current: standing.findLast(({ verdict }) => verdict !== 'note') ?? null, last: standing.at(-1) ?? null }]
    }),
  )
}

/** Whether it was decided on a card since the agenda was made. */
export function isDecided(said: SaidByRow, { subject }: Card, created: string): boolean {
  const { current } = saidOf(said, subject.row)
  return current !== null && current.at >= created
}

/** The next card on which nothing is decided, from a place on and then from the beginning; null where there is none. */
export function nextOpen(said: SaidByRow, cards: readonly Card[], place: number, created: string): number | null {
  const places = cards.map((_, i) => (place + 1 + i) % cards.length)
  return places.find((i) => i !== place && cards[i] !== undefined && !isDecided(said, cards[i], created)) ?? null
}

/** What was decided in the same breath as an event, on other rows of the card; the event among them. */
export function sameBreath(said: SaidByRow, { subject, like }: Card, event: DecisionEvent): readonly DecisionEvent[] {
  return [subject, ...like.map((row) => row.subject)].flatMap(({ row }) => {
    const { last } = saidOf(said, row)
    return last && last.by === event.by && last.verdict === event.verdict && last.text === event.text && isNear(last.at, event.at)
      ? [last]
      : []
  })
}

// The events of one call are stamped one after the other.
const isNear = (at: string, other: string) => Math.abs(Date.parse(at) - Date.parse(other)) < 1000
