import { afterAll } from 'vitest'
import { addressNumber } from '../../lib/address'
import { logs } from '../../lib/logs'
import { elementType, type Field, type LogSchema } from '../../lib/logs/log'
import { identifier, join, type Sql, sql } from '../../lib/sql'
import { type DuckStore, openDuckDB } from '../../lib/store/duckdb'
import { columnType, createLog } from '../../lib/store/duckdb-tables'

type Given = string | number | boolean | null | readonly (string | number | null)[]
export type FixtureRow = Readonly<Record<string, Given>>

/** A value of a field: times as ISO 8601 or epoch seconds, lists as arrays, the rest as it is. */
function literal(value: Given, field: Field): Sql {
  if (value === null) return sql`NULL`
  if (typeof value === 'object') {
    const element = elementType(field.type)
    const items = value.map((item) => literal(item, { ...field, type: element ?? 'string' }))
    return sql`CAST([${join(items)}] AS ${columnType(field.type)})`
  }
  if (field.type === 'time' && typeof value === 'number') return sql`make_timestamp(CAST(${Math.round(value * 1e6)} AS BIGINT))`
  return sql`CAST(${String(value)} AS ${columnType(field.type)})`
}

function addressesOf(schema: LogSchema, rows: readonly FixtureRow[]): Set<string> {
  const fields = Object.entries(schema.fields).filter(([, f]) => f.type === 'addr' || elementType(f.type) === 'addr' || f.addresses)
  return new Set(rows.flatMap((row) => fields.flatMap(([name]) => [row[name] ?? []].flat().map(String))))
}

/** Loads rows of a log as one file; a log that is there keeps its columns. `load` numbers the file among all. */
export async function fill(store: DuckStore, load: number, name: string, rows: readonly FixtureRow[]): Promise<void> {
  const schema: LogSchema | undefined = Object.entries(logs).find(([log]) => log === name)?.[1]
  if (!schema) throw new Error(`no schema named ${name}`)
  await store.write(async ({ run }) => {
    await createLog(run, schema, new Set(rows.flatMap((row) => Object.keys(row))))
    for (let at = 0; at < rows.length; at += 500) {
      const part = rows.slice(at, at + 500)
      const fields = Object.entries(schema.fields).filter(([field]) => part.some((row) => field in row))
      const unknown = part.flatMap((row) => Object.keys(row)).find((field) => !(field in schema.fields))
      if (unknown) throw new Error(`${name} has no field ${unknown}`)
      const columns = join([sql`_load`, sql`_line`, ...fields.map(([field]) => identifier(field))])
      const values = part.map(
        (row, i) => sql`(${load}, ${at + i + 1}, ${join(fields.map(([key, field]) => literal(row[key] ?? null, field)))})`,
      )
      await run(sql`INSERT INTO ${identifier('logs', name)} (${columns}) VALUES ${join(values)}`)
    }
    const ends =
      'ts' in schema.fields
        ? sql`(SELECT min(ts) FROM logs.${identifier(name)}), (SELECT max(ts) FROM logs.${identifier(name)})`
        : sql`NULL, NULL`
    await run(
      sql`INSERT INTO spoor.loads (id, file, log, rows, header, first_seen, last_seen) VALUES (${load}, ${load}, ${name}, ${rows.length}, 0, ${ends})`,
    )
    await run(sql`INSERT INTO spoor.files
      (id, path, log, format, compression, status, lines, rows, rejected, skipped, bytes, seconds, sample, loaded_at)
      VALUES (${load}, ${`/logs/${name}.log`}, ${name}, 'tsv', 'none', 'loaded', ${rows.length}, ${rows.length}, 0, 0, 0, 0, FALSE, TIMESTAMP '2026-01-01')`)
    for (const address of addressesOf(schema, rows)) {
      const number = addressNumber(address)
      if (number !== null)
        await run(sql`INSERT INTO spoor.addresses SELECT ${address}, CAST(${String(number)} AS UHUGEINT)
          WHERE ${address} NOT IN (SELECT address FROM spoor.addresses)`)
    }
  })
}

/** A store in memory that holds these logs: `{ conn: [{ ts: '2026-01-02T03:04:05Z', id_orig_h: '192.0.2.1' }] }`. Closed after the tests. */
export async function storeWith(content: Readonly<Record<string, readonly FixtureRow[]>>, path = ':memory:'): Promise<DuckStore> {
  const store = await openDuckDB({ path, memory: 1e9, threads: 2 })
  afterAll(() => store.close())
  let load = 0
  for (const [name, rows] of Object.entries(content)) await fill(store, ++load, name, rows)
  return store
}
