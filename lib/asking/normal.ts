import { printFilter } from '../filters'
import type { Hunt } from '../hunt'
import { kept } from '../run'
import { type ScopeAnswer, scopeAnswer } from '../scope'
import { allOf, anyOf, identifier, join, raw, sql } from '../sql'
import { type AskOptions, inStages } from '../stages'
import type { Store } from '../store/store'
import { ask, type Refused } from './ask'

export interface Spread {
  readonly status: 'ok'
  readonly hunt: string
  readonly scope: ScopeAnswer
  readonly title: string
  readonly by: string
  /** What `count`, `total`, `usual.count` and `apart` count, in the plural. */
  readonly counted: string
  /** In all steps together, each once. */
  readonly total: number
  readonly usual: { readonly words: string; readonly count: number }
  /** Of which no step holds: their figure is not known. */
  readonly apart: number
  /** `count` has hidden rows too; `listed` are the rows that `filter` leaves in the table, both null where no pill keeps them. */
  readonly steps: readonly {
    readonly label: string
    readonly unusual: boolean
    readonly count: number
    readonly listed: number | null
    readonly filter: string | null
  }[]
}

/**
 * What normal looks like in this data: all rows of the hunt in the scope's time and records, whatever hides them and whatever filters on
 * rows leave out, over the steps that the hunt declares.
 */
export async function spread(store: Store, hunt: Hunt, search: URLSearchParams, options: AskOptions = {}): Promise<Spread | Refused> {
  const asked = await ask(store, hunt, search)
  if ('status' in asked) return asked
  const { title, by, counted, weight, usual, steps } = hunt.normal(asked.params, store.dialect)
  const stage = inStages(2, options)
  const table = await stage(`reading ${hunt.subjects}`, (own) => kept(store, asked, own))
  const amount = weight ? sql`sum(${identifier(weight)})` : sql`count(*)`
  const known = anyOf(steps.map(({ holds }) => holds))
  const odd = anyOf(steps.flatMap(({ holds, unusual }) => (unusual ? [holds] : [])))
  // Rows whose records are told in their place are no subjects.
  const told = asked.hides.flatMap(({ code, weight }) => (weight ? [code] : []))
  const subjects = allOf([raw('TRUE'), ...told.map((code) => sql`hidden_by IS DISTINCT FROM ${code}`)])
  const others = asked.whereOf(asked.onRows.filter(({ field, negated }) => negated || field !== by))
  const figures = steps.flatMap(({ holds }, i) => [
    sql`${amount} FILTER (WHERE ${holds}) AS ${identifier(`count_${i}`)}`,
    sql`count(*) FILTER (WHERE hidden_by IS NULL AND ${holds} AND ${others}) AS ${identifier(`listed_${i}`)}`,
  ])
  const row = await stage('counting them', async (own) => {
    const { rows } = await store.query(
      sql`SELECT ${amount} AS amount, ${amount} FILTER (WHERE ${known}) AS total, ${amount} FILTER (WHERE (${known}) AND NOT coalesce(${odd}, FALSE)) AS usual,
  ${join(figures)}
FROM ${table}
WHERE ${subjects}`,
      own,
    )
    return rows[0] ?? {}
  })
  const number = (key: string) => Number(row[key] ?? 0)
  return {
    status: 'ok',
    hunt: hunt.id,
    scope: scopeAnswer(asked.scope, asked.unused),
    title,
    by,
    counted,
    total: number('total'),
    usual: { words: usual, count: number('usual') },
    apart: number('amount') - number('total'),
    steps: steps.map(({ label, unusual, value }, i) => ({
      label,
      unusual,
      count: number(`count_${i}`),
      listed: value === null ? null : number(`listed_${i}`),
      filter: value === null ? null : printFilter({ field: by, negated: false, value }),
    })),
  }
}
