import type { DecisionEvent } from '@/lib/decisions/event'
import type { Card, Review } from '@/lib/reviews/review'

/** What was said of one row. */
export interface Said {
  /** In its order; undone ones and undos too. */
  readonly events: readonly DecisionEvent[]
  /** The last decision that is not undone. */
  readonly current: DecisionEvent | null
  /** All that can be undone, notes too. */
  readonly standing: readonly DecisionEvent[]
}

export type SaidByRow = ReadonlyMap<string, Said>

const nothing: Said = { events: [], current: null, standing: [] }

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
      return [row, { events, current: standing.findLast(({ verdict }) => verdict !== 'note') ?? null, standing }]
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

const standingOn = (said: SaidByRow, { subject, like }: Card) =>
  [subject, ...like.map((row) => row.subject)].flatMap(({ row }) => saidOf(said, row).standing)

/** What was decided in the same breath as an event, on other rows of the card; the event among them. */
export function sameBreath(said: SaidByRow, card: Card, event: DecisionEvent): readonly DecisionEvent[] {
  return standingOn(said, card).filter(
    ({ at, by, verdict, text }) => by === event.by && verdict === event.verdict && text === event.text && isNear(at, event.at),
  )
}

/** The last that somebody said in a review and that is not undone, and the place of its card: the one at hand where it is on several. */
export function lastSaidBy(
  by: string,
  said: SaidByRow,
  { id, cards }: Pick<Review, 'id' | 'cards'>,
  here: number,
): { readonly event: DecisionEvent; readonly place: number } | null {
  const own = cards.flatMap((card, place) =>
    standingOn(said, card)
      .filter((event) => event.by === by && event.review === id)
      .map((event) => ({ event, place })),
  )
  const last = own.reduce((latest, { event }) => (event.at > latest ? event.at : latest), '')
  const found = own.filter(({ event }) => event.at === last)
  return found.find(({ place }) => place === here) ?? found[0] ?? null
}

// The events of one call are stamped one after the other.
const isNear = (at: string, other: string) => Math.abs(Date.parse(at) - Date.parse(other)) < 1000
