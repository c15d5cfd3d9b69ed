import { z } from 'zod'
import { count } from '../count'
import { cardDetail } from '../reviews/card-detail'
import { reportParams } from '../reviews/report/give-report'
import { report } from '../reviews/report/shape'
import { card, followParams, meetingEvent, review, reviewToMake, toHappen } from '../reviews/review'
import type { Call } from './call'
import { eventList } from './decision-answers'

const state = z.strictObject({
  card: count,
  started: z.string().nullable(),
  ended: z.string().nullable(),
  present: z.array(z.string()),
  here: z.array(z.string()),
  comments: z.array(meetingEvent),
})

export const reviewList = z.strictObject({
  reviews: z.array(
    review.pick({ id: true, title: true, chair: true, created: true }).extend({
      baseline: z.string(),
      from: z.string(),
      to: z.string(),
      cards: count,
      decided: count,
      ...state.omit({ comments: true }).shape,
    }),
  ),
  faults: z.array(z.string()),
})
const oneReview = z.strictObject({ review, state, decisions: eventList.shape.events })
const madeReview = z.strictObject({ review })
const oneCard = z.strictObject({ card, detail: cardDetail })
const oneReport = z.strictObject({ report })
const oneHappening = z.strictObject({ event: meetingEvent })

/** The calls of review meetings. */
export const reviewCalls: readonly Call[] = [
  {
    method: 'get',
    path: '/api/reviews',
    summary: 'The review meetings, newest first, how far each is, and why others cannot be read.',
    answer: reviewList,
  },
  {
    method: 'post',
    path: '/api/reviews',
    summary: 'Makes the agenda of a meeting from a baseline and a window: what is open, like rows on one card.',
    body: reviewToMake,
    answer: madeReview,
    tells: true,
  },
  {
    method: 'get',
    path: '/api/reviews/{id}',
    summary: 'One meeting: agenda, where it stands, and what was decided on its rows.',
    answer: oneReview,
  },
  { method: 'delete', path: '/api/reviews/{id}', summary: 'Deletes a meeting and answers it; what was decided stays.', answer: madeReview },
  {
    method: 'get',
    path: '/api/reviews/{id}/cards/{card}',
    summary: 'One card, its place counted from 0, with chart and evidence; these are read from the logs once and kept.',
    answer: oneCard,
    tells: true,
  },
  {
    method: 'get',
    path: '/api/reviews/{id}/events',
    summary: 'The meeting as server-sent events: first `{state, decisions}`, then each `{event}` and `{decisions}` on its rows.',
    query: followParams,
    answer: 'events',
  },
  {
    method: 'post',
    path: '/api/reviews/{id}/events',
    summary: 'Tells what happens in the meeting: start, join, leave, show a card, comment on one, end.',
    body: toHappen,
    answer: oneHappening,
  },
  {
    method: 'get',
    path: '/api/reviews/{id}/report',
    summary: 'The report of a meeting, as it was at its end: its content, one file of HTML, or as CSV or NDJSON every row of the agenda.',
    query: reportParams,
    answer: oneReport,
    tells: true,
    exports: true,
    page: true,
  },
]
