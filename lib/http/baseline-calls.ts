import { z } from 'zod'
import { baseline, baselineToMake, windowFacts } from '../baselines/baseline'
import { rhythmParams } from '../baselines/comparison/rhythms'
import { itemParams } from '../baselines/give-items'
import { count } from '../count'
import { params } from '../hunts/baseline-change/params'
import { column, scope as scopeAnswer } from './answers'
import type { Call } from './call'

export const heldItems = z.strictObject({
  baseline: z.uuid(),
  kind: z.string(),
  scope: scopeAnswer,
  columns: z.array(column),
  rows: z.array(z.record(z.string(), z.json())),
  total: count,
})
const share = z.number().min(0).max(1)

const oneBaseline = z.strictObject({ baseline })
const baselineList = z.strictObject({ baselines: z.array(baseline), faults: z.array(z.string()) })

const mixLine = z.strictObject({
  port: z.int().nullable(),
  proto: z.string().nullable(),
  services: z.array(z.string()),
  old_connections: share,
  new_connections: share,
  old_bytes: share,
  new_bytes: share,
})

const figure = z.number().nullable()
const part = z.strictObject({ all: count, before: count, today: count })
const explained = z.strictObject({
  today: z.iso.date(),
  decisions: count,
  edges: part,
  connections: part,
  bytes: part,
  largest: z
    .strictObject({
      id: z.string(),
      source: z.string(),
      target: z.string(),
      port: z.int().nullable(),
      proto: z.string().nullable(),
      connections: count,
      bytes: count,
    })
    .nullable(),
})

/** One baseline, and how much of its own edges is explained; null where it holds none. */
export const baselineAnswer = oneBaseline.extend({ explained: explained.nullable() })

const edgeMatrix = z.strictObject({
  sources: count,
  targets: count,
  cells: z.array(z.strictObject({ source: z.string().nullable(), target: z.string().nullable(), new: count, gone: count, changed: count })),
})

export const comparisonAnswer = z.strictObject({
  status: z.literal('ok'),
  baseline,
  window: z.strictObject({ from: z.string(), to: z.string(), ...windowFacts.shape, filter: z.array(z.string()) }),
  kinds: z.array(
    z.strictObject({
      kind: z.string(),
      title: z.string(),
      same: count,
      new: count,
      gone: count,
      changed: count,
      note: z.string().nullable(),
    }),
  ),
  jaccard: share.nullable(),
  mix: z.strictObject({ connections: z.number().nullable(), bytes: z.number().nullable(), lines: z.array(mixLine) }),
  explained: explained.nullable(),
  edge_matrix: edgeMatrix.nullable(),
  profile: z.strictObject({
    grain: z.string(),
    // Reviews keep comparisons from before these were told.
    network: z.string().default(''),
    networks: z.array(z.string()).default([]),
    cells: z.array(z.strictObject({ old: figure, new: figure, median: figure.default(null), mad: figure.default(null), z: figure })),
  }),
  new_names: z.array(z.strictObject({ day: z.string(), names: count, first: z.boolean() })),
  notes: z.array(z.strictObject({ code: z.string(), text: z.string(), log: z.string().optional() })),
  elapsed_ms: count,
})

/** The calls of baselines. `scope` is that of every call. */
export const baselineCalls = (scope: z.ZodObject): readonly Call[] => [
  {
    method: 'get',
    path: '/api/baselines',
    summary: 'The baselines that were frozen, newest first, and why others cannot be read.',
    answer: baselineList,
  },
  {
    method: 'post',
    path: '/api/baselines',
    summary: 'Freezes what a window holds under a name: edges, services, names, agents, certificates, resolvers and the rhythm of traffic.',
    body: baselineToMake,
    answer: oneBaseline,
    tells: true,
  },
  {
    method: 'get',
    path: '/api/baselines/{id}',
    summary:
      'One baseline, and how much of its own edges, of their connections and bytes somebody has explained or accepted, before today and today; also when its logs are gone.',
    answer: baselineAnswer,
  },
  { method: 'delete', path: '/api/baselines/{id}', summary: 'Deletes a baseline and answers it.', answer: oneBaseline },
  {
    method: 'get',
    path: '/api/baselines/{id}/items',
    summary:
      'What a baseline holds of one kind, whatever became of its logs, with how it ran: `by_hour` (on how many days it was seen in each hour, UTC), `on_days`, `day_records`, `day_bytes`. Filters are on its columns.',
    query: scope.pick({ filter: true }).extend(itemParams.shape),
    answer: heldItems,
    exports: true,
  },
  {
    method: 'get',
    path: '/api/baselines/{id}/comparison',
    summary:
      'What a window does that the baseline did not, in figures: same, new, gone and changed of each kind, the mix, the rhythm by hour of the week with median and MAD, of one network or all, and what keeps both from being compared. The thresholds are the parameters of the hunt baseline-change, which has the rows.',
    query: scope.extend({ ...params.omit({ baseline: true, kind: true }).shape, ...rhythmParams.shape }),
    answer: comparisonAnswer,
    tells: true,
  },
]
