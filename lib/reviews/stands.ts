import type { Decisions } from '../decisions/decisions'
import type { Told } from '../decisions/fold'
import { onAgenda } from './follow'
import { type Review, stateOf } from './review'
import type { Reviews } from './reviews'
import type { MeetingState } from './state'

export interface Standing {
  readonly review: Review
  readonly state: MeetingState
  /** All that was ever decided on rows of the agenda, in the order in which it was. */
  readonly decisions: readonly Told[]
}

/** How a meeting stands; `decided` is all that was ever decided, newest first. */
async function standing(reviews: Reviews, review: Review, decided: readonly Told[]): Promise<Standing> {
  const events = await (await reviews.meeting(review.id)).events()
  return { review, state: stateOf(review, events), decisions: [...onAgenda(review, decided)].reverse() }
}

/** How one meeting stands. Throws `not-found`. */
export async function standingOf(reviews: Reviews, decisions: Pick<Decisions, 'list'>, id: string): Promise<Standing> {
  return standing(reviews, await reviews.get(id), (await decisions.list({})).events)
}

/** Places of the cards whose first row was decided on since the agenda was made, and not undone. */
export function decidedCards({ review, decisions }: Standing): readonly number[] {
  const holding = decisions.filter(
    ({ verdict, undone_by, at }) => verdict !== 'note' && verdict !== 'undo' && undone_by === null && at >= review.created,
  )
  const rows = new Set(holding.map(({ subject }) => subject.row))
  return review.cards.flatMap(({ subject }, place) => (rows.has(subject.row) ? [place] : []))
}

/** Every meeting in short, newest first. */
export async function listed(reviews: Reviews, decisions: Pick<Decisions, 'list'>) {
  const [all, { events }] = await Promise.all([reviews.list(), decisions.list({})])
  return Promise.all(
    all.map(async (review) => {
      const { id, title, chair, created, baseline, comparison, cards } = review
      const stands = await standing(reviews, review, events)
      const { card, started, ended, present } = stands.state
      const { from, to } = comparison.window
      return {
        id,
        title,
        chair,
        created,
        baseline: baseline.name,
        from,
        to,
        cards: cards.length,
        decided: decidedCards(stands).length,
        card,
        started,
        ended,
        present,
      }
    }),
  )
}
