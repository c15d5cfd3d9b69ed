import { z } from 'zod'
import { orderKeys, paging, parsePaging, parseSort, window } from '../asking/paging'
import { rowColumns } from '../asking/row-columns'
import { columnList } from '../columns'
import { badParams, UserError } from '../errors'
import { download, fileName, lines } from '../http/export'
import { choice, only, parseParams, without } from '../params'
import { scopeAnswer, scopeNames, type Unused } from '../scope'
import { join, raw, type Sql, sql } from '../sql'
import type { FrozenBaseline } from '../store/reference'
import type { QueryOptions, Row, Store } from '../store/store'
import { filterConditions } from '../where/limit'
import { readScope } from '../where/read-scope'
import { itemColumns } from './item-columns'
import { keyValues } from './items/items'
import { itemKinds, type KindId } from './items/kinds'

const { limit, offset, sort, format } = paging.shape
const pagingNames = Object.keys({ limit, offset, sort, format })
const [first = 'edges', ...rest] = itemKinds.map(({ id }) => id)

export const itemParams = z.strictObject({
  kind: choice<KindId>('edges', [first, ...rest], { label: 'What', help: 'Kind of items, as in the hunt baseline-change.' }),
  sort: sort.meta({ title: 'Order', description: 'Keys of columns, - in front for descending; most records first unless given.' }),
  limit,
  offset,
  format,
})

/** How it ran, day by day: days since 1970 with what was seen on each, and on how many days it was seen in each hour of the day. */
const lists = ['by_hour', 'on_days', 'day_records', 'day_bytes'] as const
const tie = raw("coalesce(source, ''), coalesce(target, ''), coalesce(port, -1), coalesce(proto, '')")

const dated = (row: Row): Row => ({
  ...row,
  on_days: Array.isArray(row.on_days) ? row.on_days.map((day) => new Date(Number(day) * 86_400_000).toISOString().slice(0, 10)) : [],
})

/**
 * What a baseline holds of one kind, as the URL asks: a page of JSON, or all of it as CSV or NDJSON. Nothing of it needs the logs. Throws `bad-params`, and
 * `not-found` where its log was missing when it was frozen.
 */
export async function giveItems(
  store: Store,
  frozen: FrozenBaseline,
  search: URLSearchParams,
  options: QueryOptions = {},
): Promise<unknown> {
  const read = parseParams(itemParams.pick({ kind: true }), without(search, [...scopeNames, ...pagingNames]))
  const scope = await readScope(store, only(search, scopeNames))
  if (!read.ok || !scope.ok) throw badParams({ ...(read.ok ? {} : read.fields), ...(scope.ok ? {} : scope.fields) })
  const { kind } = read.value
  const columns = itemColumns(kind)
  const pages = parsePaging(only(search, pagingNames), Object.keys(columns))
  const relation = frozen.items(kind)
  if (relation === null) throw new UserError('not-found', `${frozen.name} holds no ${kind}: their log was missing when it was frozen.`)
  const comparable = rowColumns(columns).filter(({ name }) => columns[name]?.quiet !== true)
  const { where, unused } = filterConditions(scope.value.filters, kind, comparable, store.dialect)
  const isTimed = scope.value.from !== null || scope.value.to !== null
  const untimed: Unused[] = isTimed ? [{ filter: 'time', log: kind, reason: 'a baseline has its own window' }] : []
  const held = sql`(SELECT ${keyValues}, label,
  services, records, bytes, hosts, days, hours, way, every, first_seen, last_seen, ${join(lists.map((name) => raw(name)))}
FROM ${relation} AS frozen)`
  const asked: Sql = sql`SELECT * FROM ${held} AS held
WHERE ${where}
ORDER BY ${orderKeys(pages.sort.length > 0 ? pages.sort : parseSort('-records'), tie)}
${window(pages.limit, pages.offset)}`
  const names = [...Object.keys(columns), ...lists]
  if (pages.format !== 'json') {
    const batches = async function* () {
      for await (const rows of store.stream(asked, options)) yield rows.map(dated)
    }
    return download(fileName(`baseline-${frozen.name}-${kind}`, frozen, pages.format), pages.format, lines(pages.format, names, batches()))
  }
  const { rows } = await store.query(asked, options)
  const counted = await store.query(sql`SELECT count(*) AS total FROM ${held} AS held WHERE ${where}`, options)
  return {
    baseline: frozen.id,
    kind,
    scope: scopeAnswer(scope.value, [...unused, ...untimed]),
    columns: columnList(columns),
    rows: rows.map(dated),
    total: Number(counted.rows[0]?.total ?? 0),
  }
}
