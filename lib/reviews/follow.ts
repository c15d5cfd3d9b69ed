import type { Decisions } from '../decisions/decisions'
import { type DecisionEvent, subjectKey } from '../decisions/event'
import { heard } from '../heard'
import type { Meeting } from './meeting'
import { type MeetingEvent, type Review, stateOf } from './review'
import type { MeetingState } from './state'

/** One thing that happened, or, first of all, how everything stands. */
export type MeetingNews =
  | { readonly state: MeetingState; readonly decisions: readonly DecisionEvent[] }
  | { readonly event: MeetingEvent }
  | { readonly decisions: readonly DecisionEvent[] }

/** Events on what is on the agenda, whoever decided it and where. */
export function onAgenda<E extends DecisionEvent>({ cards }: Pick<Review, 'cards'>, events: readonly E[]): readonly E[] {
  const rows = new Set(cards.flatMap(({ subject, like }) => [subject, ...like.map((row) => row.subject)]).map(subjectKey))
  return events.filter(({ subject }) => rows.has(subjectKey(subject)))
}

/** How a meeting stands, and then what happens in it and what is decided on its agenda, as it is kept, until the signal aborts; `by` is who follows. */
export function followMeeting(
  review: Review,
  meeting: Meeting,
  decisions: Pick<Decisions, 'list' | 'subscribe'>,
  signal: AbortSignal,
  by?: string,
): AsyncGenerator<MeetingNews> {
  return heard<MeetingNews>(
    (tell) => {
      const leaveMeeting = meeting.subscribe((event) => tell({ event }))
      const leaveDecisions = decisions.subscribe((events) => {
        const ours = onAgenda(review, events)
        if (ours.length > 0) tell({ decisions: ours })
      })
      const leave = by === undefined ? () => {} : meeting.attend(by)
      return () => {
        leave()
        leaveMeeting()
        leaveDecisions()
      }
    },
    async () => {
      const { events } = await decisions.list({})
      return { state: stateOf(review, await meeting.events()), decisions: [...onAgenda(review, events)].reverse() }
    },
    signal,
  )
}
