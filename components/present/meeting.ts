import type { DecisionEvent } from '@/lib/decisions/event'
import type { MeetingNews } from '@/lib/reviews/follow'
import { after, type Happening, type MeetingState } from '@/lib/reviews/state'

/** A meeting as this browser knows it. */
export interface Meeting {
  readonly state: MeetingState
  /** All that was decided on rows of the agenda, in its order. */
  readonly decisions: readonly DecisionEvent[]
  /** When the card was shown, as far as this browser heard it. */
  readonly shownAt: string
}

/** What was told: as it comes down, or as the answer to what was posted. */
export type News = MeetingNews | { readonly event: Happening }

/** Takes in one thing; the same one again, or a card that was left meanwhile, changes nothing. */
export function hear(before: Meeting | null, news: News): Meeting | null {
  if ('state' in news) return { ...news, shownAt: before?.shownAt ?? '' }
  if (before === null) return before
  if ('event' in news) {
    const { event } = news
    const isOld = event.kind === 'show' && event.at < before.shownAt
    if (isOld || before.state.comments.some(({ id }) => id === event.id)) return before
    return { ...before, state: after(before.state, event), shownAt: event.kind === 'show' ? event.at : before.shownAt }
  }
  const known = new Set(before.decisions.map(({ id }) => id))
  const fresh = news.decisions.filter(({ id }) => !known.has(id))
  return fresh.length === 0 ? before : { ...before, decisions: [...before.decisions, ...fresh] }
}
