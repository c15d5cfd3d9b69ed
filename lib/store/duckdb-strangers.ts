import { elementType, type ZeekType } from '../logs/log'
import { identifier, join, raw, type Sql, sql } from '../sql'
import type { Rows } from './store'

/** New rows: tables with the types of their columns, and the numbers of the loads. */
export interface Loads {
  readonly tables: ReadonlyMap<string, ReadonlyMap<string, ZeekType>>
  readonly range: { readonly first: number; readonly last: number }
}

/** A row that was taken back, for the first of its values that is no address or network although its column holds nothing else. */
export interface Stranger {
  readonly log: string
  readonly load: number
  /** Line in the source file, from 1; null in a direct part. */
  readonly line: number | null
  readonly column: string
  readonly value: string
}

const atOnce = 20_000

/** The value of a column that is listed, else NULL. */
function listed(column: string, type: ZeekType): Sql | null {
  const element = elementType(type)
  const kind = element ?? type
  if (kind !== 'addr' && kind !== 'subnet') return null
  const value = identifier(column)
  if (element) return sql`list_intersect(${value}, (SELECT list(value) FROM strangers WHERE type = ${kind}))[1]`
  return sql`CASE WHEN ${value} IN (SELECT value FROM strangers WHERE type = ${kind}) THEN ${value} END`
}

/** Takes back new rows with a value that `addAddresses` listed in `strangers`; answers them in batches. */
export async function* takeStrangers(run: (query: Sql) => Promise<Rows>, { tables, range }: Loads): AsyncGenerator<readonly Stranger[]> {
  const { rows: any } = await run(sql`SELECT 1 FROM strangers LIMIT 1`)
  if (any.length === 0) return
  for (const [log, types] of tables) {
    const columns = [...types].flatMap(([column, type]) => {
      const value = listed(column, type)
      return value ? [{ column, value }] : []
    })
    if (columns.length === 0) continue
    const names = columns.map((_, i) => identifier(`c${i}`))
    const at = join(
      names.map((name, i) => sql`WHEN ${name} IS NOT NULL THEN ${raw(String(i))}`),
      ' ',
    )
    await run(sql`CREATE OR REPLACE TEMP TABLE astray AS
      SELECT id, load, line, CASE ${at} END AS position, coalesce(${join(names)}) AS value
      FROM (SELECT rowid AS id, _load AS load, _line AS line, ${join(columns.map(({ value }, i) => sql`${value} AS ${identifier(`c${i}`)}`))}
        FROM ${identifier('logs', log)} WHERE _load BETWEEN ${range.first} AND ${range.last})
      WHERE coalesce(${join(names)}) IS NOT NULL`)
    // A direct part does not tell its lines, so that nothing of its load may stay: one value says why.
    await run(sql`DELETE FROM astray WHERE line IS NULL AND id NOT IN (SELECT min(id) FROM astray WHERE line IS NULL GROUP BY load)`)
    await run(sql`DELETE FROM ${identifier('logs', log)} WHERE rowid IN (SELECT id FROM astray WHERE line IS NOT NULL)`)
    for (let last = -1n; ; ) {
      const { rows } = await run(
        sql`SELECT CAST(id AS VARCHAR) AS id, load, line, position, value FROM astray WHERE id > ${last} ORDER BY astray.id LIMIT ${atOnce}`,
      )
      if (rows.length === 0) break
      last = BigInt(String(rows.at(-1)?.id))
      yield rows.map(({ load, line, position, value }) => ({
        log,
        load: Number(load),
        line: line === null ? null : Number(line),
        column: columns[Number(position)]?.column ?? '',
        value: String(value),
      }))
    }
  }
}
