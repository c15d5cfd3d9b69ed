import { z } from 'zod'
import { whole } from '../../format'
import type { Hunt } from '../../hunt'
import { parseParams, without } from '../../params'
import { scopeNames } from '../../scope'
import type { Report, ReportDecision } from './shape'

const described = z.looseObject({ title: z.string(), description: z.string(), unit: z.string().optional() })
/** Not thresholds: they say what is asked, and stand elsewhere. */
const asked = ['baseline', 'kind', 'same', 'unsure']
const elsewhere = ['sort', 'limit', 'offset', 'hide_popular', 'show_allowed']

/** The thresholds of a hunt as a URL sets them, under their names. */
export function thresholdsOf(hunt: Hunt, search: URLSearchParams): Report['thresholds'] {
  const read = parseParams(hunt.params, without(search, [...scopeNames, ...elsewhere]))
  const values: Readonly<Record<string, unknown>> = read.ok ? read.value : {}
  const { properties = {} } = z.toJSONSchema(hunt.params, { io: 'input' })
  return Object.entries(properties).flatMap(([name, property]) => {
    const known = described.safeParse(property)
    const value = values[name]
    if (!known.success || asked.includes(name) || value === undefined) return []
    const { title, description, unit } = known.data
    const said = typeof value === 'number' ? whole(value) : String(value)
    return [{ label: title, value: unit === undefined ? said : `${said} ${unit}`, help: description }]
  })
}

/** What the engine was asked, once for each kind of which something was decided, that of most decisions first. */
export function queriesOf(decisions: readonly ReportDecision[]): Report['queries'] {
  const of = (kind: string | null) => decisions.filter((one) => one.kind === kind).length
  const kinds = new Map<string, Report['queries'][number]>()
  for (const { kind, detail } of decisions)
    if (kind !== null && detail.sql !== null && !kinds.has(kind)) kinds.set(kind, { kind, ...detail.sql })
  return [...kinds.values()].sort((a, b) => of(b.kind) - of(a.kind))
}
