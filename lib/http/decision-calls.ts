import { toDecide, toUndo } from '../decisions/event'
import { mostEverywhere } from '../decisions/everywhere'
import { decisionParams } from '../decisions/give-decisions'
import type { Call } from './call'
import { eventList, kept } from './decision-answers'

/** The calls of decisions on rows of hunts. */
export const decisionCalls: readonly Call[] = [
  {
    method: 'get',
    path: '/api/decisions',
    summary:
      'What was decided on rows of hunts: all events, newest first, or the last decision on each row; of one entity alone where it is named.',
    query: decisionParams,
    answer: eventList,
    exports: true,
  },
  {
    method: 'post',
    path: '/api/decisions',
    summary: `Decides on one or many rows, on all of them or on none; 409 with \`events\` where others said something of them after \`after\`, and without where more than ${mostEverywhere} would be accepted in all hunts, or more than ${mostEverywhere} be threats.`,
    body: toDecide,
    answer: kept,
  },
  {
    method: 'get',
    path: '/api/decisions/events',
    summary: 'What is decided from now on, as server-sent events: `{last, events, hunts}` for each call, the first without events.',
    answer: 'events',
  },
  {
    method: 'post',
    path: '/api/decisions/undo',
    summary: 'Takes events back by further ones, all of them or none; 409 with `events` where somebody has done so.',
    body: toUndo,
    answer: kept,
  },
]
