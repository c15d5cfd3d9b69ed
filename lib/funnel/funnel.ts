import { orderKeys, window } from '../asking/paging'
import { type Columns, columnList, type ListedColumn } from '../columns'
import { download, fileName, lines } from '../http/export'
import type { Hunt } from '../hunt'
import { attempt } from '../overview/attempt'
import { only } from '../params'
import { type ScopeAnswer, scopeAnswer, scopeNames } from '../scope'
import { identifier, join, type Sql, sql } from '../sql'
import { type AskOptions, type InStage, inStages } from '../stages'
import type { QueryOptions, Row, Store } from '../store/store'
import { type AskedFunnel, askFunnel, columnsFor, type NoLog } from './ask-funnel'
import { counted } from './counted'
import { stageNames } from './params'
import { bestScores, type Scored, scored } from './scores'
import { type Stage, stagesOf } from './stages'

export interface Funnel {
  readonly status: 'ok'
  readonly params: AskedFunnel['params'] & AskedFunnel['list']
  readonly scope: ScopeAnswer
  readonly stages: readonly Stage[]
  readonly columns: readonly ListedColumn[]
  readonly rows: readonly Row[]
  /** Names in the list that was asked for. */
  readonly total: number
  readonly truncated: boolean
  /** The hunts whose scores rank the names. */
  readonly hunts: readonly { readonly id: string; readonly title: string }[]
  /** Why a hunt is missing, by its id. */
  readonly errors: Readonly<Record<string, string>>
  readonly elapsed_ms: number
}

/** Asks every hunt in the scope; those that cannot be asked or give names no points are left out. */
async function ask(store: Store, hunts: readonly Hunt[], search: URLSearchParams, errors: Record<string, string>, stage: InStage) {
  const scope = only(search, scopeNames)
  const found: Scored[] = []
  for (const hunt of hunts) {
    const work = (own: QueryOptions) => attempt(errors, hunt.id, () => scored(store, hunt, scope, own))
    const scores = await stage(`asking ${hunt.title}`, work)
    if (scores) found.push(scores)
  }
  return found
}

/** Scored names first, those that something harmless explains behind them, the rest by name. */
const usualOrder = sql`CASE WHEN score IS NULL THEN 2 WHEN explained IS NULL THEN 0 ELSE 1 END, score DESC`

function listed({ list, paging, carried, taken }: AskedFunnel, columns: Columns, table: Sql, found: readonly Scored[]): Sql {
  const keys = Object.keys(columns)
  const at = stageNames.indexOf(list.stage)
  const sorts = paging.sort.filter(({ key }) => keys.includes(key))
  return sql`SELECT ${join(keys.map((key) => identifier(key)))}
FROM ${table} AS names
LEFT JOIN ${bestScores(found, carried)} AS scores ON scores.query = names.query
WHERE ${taken} ${list.removed ? sql`= ${at}` : sql`> ${at}`}
ORDER BY ${sorts.length > 0 ? orderKeys(sorts, sql`name`) : sql`${usualOrder}, name`}
${window(paging.limit, paging.offset)}`
}

/**
 * How many queried names remain after each filter, and the names of one stage, ranked by what the hunts say of them: as JSON, or all rows as
 * CSV or NDJSON. `search` holds the scope, the parameters of lib/funnel/params and the paging. Throws `bad-params`.
 */
export async function giveNames(
  store: Store,
  hunts: readonly Hunt[],
  search: URLSearchParams,
  options: AskOptions = {},
): Promise<Funnel | NoLog | Response> {
  const begun = performance.now()
  const asked = await askFunnel(store, hunts, search, options)
  if ('status' in asked) return asked
  const { scope, paging, list, params } = asked
  const errors: Record<string, string> = {}
  // A call for the total alone spares the hunts.
  const asking = paging.limit === 0 ? [] : hunts
  const stage = inStages(asking.length + 2, options)
  const table = await stage('counting names', (own) => store.keep(asked.key, asked.names, own))
  const found = await ask(store, asking, search, errors, stage)
  const scoring = found.map(({ hunt }) => hunt)
  const columns = columnsFor(asked, scoring)
  const query = listed(asked, columns, table, found)
  if (paging.format !== 'json')
    return download(
      fileName('names', scope, paging.format),
      paging.format,
      lines(paging.format, Object.keys(columns), store.stream(query, options)),
    )
  const [{ rows }, taken] = await stage('ordering names', (own) =>
    Promise.all([store.query(query, own), counted(store, asked, table, own)]),
  )
  const stages = stagesOf(taken, asked.deciding)
  const shown = stages.find(({ stage }) => stage === list.stage)
  const total = (list.removed ? shown?.removed : shown?.names) ?? 0
  return {
    status: 'ok',
    params: { ...params, ...list },
    scope: scopeAnswer(scope, asked.unused),
    stages,
    columns: columnList(columns),
    rows,
    total,
    truncated: paging.offset + rows.length < total,
    hunts: scoring.map(({ id, title }) => ({ id, title })),
    errors,
    elapsed_ms: Math.round(performance.now() - begun),
  }
}
