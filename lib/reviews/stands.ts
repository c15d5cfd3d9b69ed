import type { Decisions } from '../decisions/decisions'
import type { Told } from '../decisions/fold'
import { onAgenda } from './follow'
import { decidedCards } from './report/counts'
import { standsAt } from './report/standing'
import { type MeetingEvent, type Review, stateOf } from './review'
import type { Reviews } from './reviews'
import type { MeetingState } from './state'

export interface Standing {
  readonly review: Review
  readonly state: MeetingState
  /** All that ever happened in it beside decisions, in its order. */
  readonly happened: readonly MeetingEvent[]
  /** All that was ever decided on rows of the agenda, in the order in which it was. */
  readonly decisions: readonly Told[]
}

/** How a meeting stands; `decided` is all that was ever decided, newest first. */
async function standing(reviews: Reviews, review: Review, decided: readonly Told[]): Promise<Standing> {
  const happened = await (await reviews.meeting(review.id)).events()
  return { review, state: stateOf(review, happened), happened, decisions: [...onAgenda(review, decided)].reverse() }
}

/** How one meeting stands. Throws `not-found`. */
export async function standingOf(reviews: Reviews, decisions: Pick<Decisions, 'list'>, id: string): Promise<Standing> {
  return standing(reviews, await reviews.get(id), (await decisions.list({})).events)
}

/** Every meeting in short, newest first, as it stands at `now`. */
export async function listed(reviews: Reviews, decisions: Pick<Decisions, 'list'>, now = new Date()) {
  const [all, { events }] = await Promise.all([reviews.list(), decisions.list({})])
  return Promise.all(
    all.map(async (review) => {
      const { id, title, chair, created, baseline, comparison, cards } = review
      const stands = await standing(reviews, review, events)
      const { card, started, ended, present, here } = stands.state
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
        decided: decidedCards(review, standsAt(stands.decisions, now)).length,
        card,
        started,
        ended,
        present,
        here,
      }
    }),
  )
}
