import { z } from 'zod'
import { columnList } from '../columns'
import type { Hunt } from '../hunt'
import { resolve } from './ask'

/** A hunt as its declaration says, without its queries: for lists, forms, playbooks and the API description. */
export function describeHunt(hunt: Hunt) {
  const params = hunt.params.parse({})
  return {
    id: hunt.id,
    title: hunt.title,
    question: hunt.question,
    remark: hunt.remark,
    subjects: hunt.subjects,
    logs: resolve(hunt.logs, params),
    optional: resolve(hunt.optional ?? [], params),
    params: z.toJSONSchema(hunt.params, { io: 'input' }),
    presets: hunt.presets ?? [],
    key: resolve(hunt.key, params),
    order: hunt.order ?? '-score',
    columns: columnList(resolve(hunt.columns, params)),
    signals: hunt.signals(params).map(({ code, label, observed, threshold }) => ({ code, label, observed, threshold })),
    explanations: (hunt.explanations?.(params) ?? []).map(({ code, label }) => ({ code, label })),
    overview: hunt.overview ?? null,
    grades: hunt.grades ?? null,
    chart: hunt.chart ? { kind: hunt.chart.kind, title: hunt.chart.title } : null,
    validity: hunt.validity ?? null,
    excepts: hunt.excepts ?? null,
    attack: hunt.attack,
    references: hunt.references,
    playbook: hunt.playbook,
    falsePositives: hunt.falsePositives,
    blindSpots: hunt.blindSpots,
  }
}

export type HuntDescription = ReturnType<typeof describeHunt>
