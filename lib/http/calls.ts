import { z } from 'zod'
import { paging } from '../asking/paging'
import { switches } from '../asking/switches'
import { funnelParams, listParams } from '../funnel/params'
import { countParams } from '../overview/counts'
import { histogramParams } from '../records/histogram'
import { viewToSave } from '../saved-views/saved-views'
import { allowListCalls } from './allow-list-calls'
import * as answers from './answers'
import { baselineCalls } from './baseline-calls'
import type { Call } from './call'
import { decisionCalls } from './decision-calls'
import { entityCalls } from './entity-calls'
import { exceptionCalls } from './exception-calls'
import { fileCalls } from './file-calls'
import { nameFunnel } from './funnel-answers'
import { networkCalls } from './network-calls'
import { spread } from './normal-answer'
import { reviewCalls } from './review-calls'

const scope = z.strictObject({
  from: z.string().optional().meta({ description: 'Beginning, included: ISO 8601 or seconds since 1970, UTC.' }),
  to: z.string().optional().meta({ description: 'End, excluded: ISO 8601 or seconds since 1970, UTC.' }),
  filter: z.array(z.string()).optional().meta({
    description:
      'Repeatable: [-]field:value. The value is exact text, "quoted" exact text, a network, a..b, a glob with *, or - for unset. Repeats of one field are alternatives, different fields all apply. host is either end of a connection; network, src_network and dst_network take the names and roles of your networks.',
  }),
  ...switches.shape,
})
const hunted = { query: scope.extend(paging.omit({ cursor: true }).shape), huntParams: true, tells: true } as const
const get = 'get'

/** Every call of the server. A test holds it against the files. */
export const calls: readonly Call[] = [
  ...allowListCalls,
  ...baselineCalls(scope),
  {
    method: get,
    path: '/api/counts',
    summary: 'What each view holds in the scope.',
    query: scope.extend(countParams.shape),
    answer: answers.counts,
    tells: true,
  },
  ...decisionCalls,
  ...exceptionCalls(scope),
  ...fileCalls,
  { method: get, path: '/api/health', summary: 'Whether the store is open and whether something is loading.', answer: answers.health },
  { method: get, path: '/api/hunts', summary: 'All hunts with parameters, columns, playbook and blind spots.', answer: answers.huntList },
  {
    method: get,
    path: '/api/hunts/{id}',
    summary: 'The rows of a hunt, each with its reasons.',
    ...hunted,
    answer: answers.huntResult,
    exports: true,
  },
  {
    method: get,
    path: '/api/hunts/{id}/chart',
    summary: 'The chart of a hunt’s table, at most 600 points.',
    ...hunted,
    answer: answers.chart,
  },
  {
    method: get,
    path: '/api/hunts/{id}/normal',
    summary: 'What normal looks like in this data: all rows of a hunt, hidden ones too, over what decides about them.',
    ...hunted,
    answer: spread,
  },
  {
    method: get,
    path: '/api/hunts/{id}/rows/{row}',
    summary: 'One row with evidence, next checks and SQL.',
    ...hunted,
    answer: answers.oneRow,
  },
  {
    method: get,
    path: '/api/hunts/{id}/rows/{row}/chart',
    summary: 'The chart of one row, at most 600 points.',
    ...hunted,
    answer: answers.chart,
  },
  { method: get, path: '/api/logs', summary: 'The logs that are loaded.', answer: answers.logList },
  {
    method: get,
    path: '/api/logs/{log}',
    summary: 'Raw records, newest first.',
    query: scope.extend(paging.shape),
    answer: answers.recordPage,
    tells: true,
    exports: true,
  },
  {
    method: get,
    path: '/api/logs/{log}/histogram',
    summary: 'Records over time, with the gaps of the capture.',
    query: scope.extend(histogramParams.shape),
    answer: answers.histogram,
    tells: true,
  },
  {
    method: get,
    path: '/api/logs/{log}/records/{id}',
    summary:
      'One record, its line, and all of the same connection or file: of each log the 200 nearest in time. `cut` names the logs that have more, with the filter that lists them, but for those that another field joins.',
    answer: answers.oneRecord,
    tells: true,
  },
  {
    method: get,
    path: '/api/logs/{log}/records/{id}/line',
    summary: 'One record as it stands in its file; as JSON, with the reason, where the file cannot be had.',
    answer: answers.oneLine,
  },
  ...networkCalls,
  {
    method: get,
    path: '/api/names',
    summary: 'How many queried names remain after each filter, and the names of one stage by the scores of hunts.',
    query: scope.extend({ ...funnelParams.shape, ...listParams.shape, ...paging.omit({ cursor: true }).shape }),
    answer: nameFunnel,
    exports: true,
    tells: true,
  },
  { method: get, path: '/api/openapi.json', summary: 'This description.', answer: z.looseObject({ openapi: z.string() }) },
  {
    method: get,
    path: '/api/overview',
    summary: 'How healthy the data are, and what each hunt holds.',
    answer: answers.overview,
    tells: true,
  },
  ...reviewCalls,
  {
    method: get,
    path: '/api/settings',
    summary: 'The settings in force, and the lists in SPOOR_LISTS as they were read; null where the store is not open.',
    answer: answers.settingList,
  },
  {
    method: get,
    path: '/api/span',
    summary: 'From the first record of traffic to the last; null where nothing has a time.',
    answer: answers.span,
  },
  { method: get, path: '/api/views', summary: 'The saved views by name: pages of this server with their query.', answer: answers.viewList },
  {
    method: 'post',
    path: '/api/views',
    summary: 'Saves a page with its query under a name; with the id of a saved view it takes its place.',
    body: viewToSave,
    answer: answers.oneView,
  },
  { method: 'delete', path: '/api/views/{id}', summary: 'Deletes a saved view and answers it.', answer: answers.oneView },
  {
    method: get,
    path: '/api/views/counts',
    summary: 'Rows or records that each saved view would show now; null where it is no hunt or log.',
    answer: answers.viewCounts,
  },
  ...entityCalls(scope),
]
