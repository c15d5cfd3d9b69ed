import { elementType, type LogSchema, type ZeekType } from '../logs/log'
import { identifier, join, raw, type Sql, sql } from '../sql'
import type { Part } from './part'
import type { Rows } from './store'

type Run = (query: Sql) => Promise<Rows>

const scalars: Readonly<Record<string, string>> = {
  time: 'TIMESTAMP',
  interval: 'DECIMAL(18,6)',
  count: 'UBIGINT',
  int: 'BIGINT',
  port: 'USMALLINT',
  double: 'DOUBLE',
  bool: 'BOOLEAN',
}

/** The engine's type of a Zeek type. */
export function columnType(type: ZeekType): Sql {
  const element = elementType(type)
  return element ? sql`${columnType(element)}[]` : raw(scalars[type] ?? 'VARCHAR')
}

const bookkeeping = [
  sql`CREATE SCHEMA IF NOT EXISTS logs`,
  sql`CREATE SCHEMA IF NOT EXISTS spoor`,
  sql`CREATE SEQUENCE IF NOT EXISTS spoor.file_id`,
  sql`CREATE SEQUENCE IF NOT EXISTS spoor.load_id`,
  sql`CREATE TABLE IF NOT EXISTS spoor.addresses (address VARCHAR NOT NULL, num UHUGEINT NOT NULL)`,
  sql`CREATE TABLE IF NOT EXISTS spoor.columns (log VARCHAR NOT NULL, position INTEGER NOT NULL, name VARCHAR NOT NULL, type VARCHAR NOT NULL,
    source VARCHAR NOT NULL)`,
  // One row per file; `sample` marks the files that come with the program, `same_as` the file that a duplicate equals.
  sql`CREATE TABLE IF NOT EXISTS spoor.files (id UINTEGER NOT NULL, path VARCHAR NOT NULL, log VARCHAR, format VARCHAR, compression VARCHAR,
    status VARCHAR NOT NULL, lines UBIGINT NOT NULL, rows UBIGINT NOT NULL, rejected UBIGINT NOT NULL, skipped UBIGINT NOT NULL,
    first_seen TIMESTAMP, last_seen TIMESTAMP, bytes UBIGINT NOT NULL, seconds DOUBLE NOT NULL, error VARCHAR, sample BOOLEAN NOT NULL,
    same_as UINTEGER, loaded_at TIMESTAMP NOT NULL)`,
  // One row per load and log. Rows and rejects of a load that is not listed here do not count: they are deleted when the store is opened.
  sql`CREATE TABLE IF NOT EXISTS spoor.loads (id UINTEGER NOT NULL, file UINTEGER NOT NULL, log VARCHAR NOT NULL, rows UBIGINT NOT NULL,
    header UBIGINT NOT NULL, first_seen TIMESTAMP, last_seen TIMESTAMP)`,
  sql`CREATE TABLE IF NOT EXISTS spoor.prefixes (file UINTEGER NOT NULL, bytes UBIGINT NOT NULL, lines UBIGINT NOT NULL, digest VARCHAR NOT NULL,
    tail UBIGINT NOT NULL)`,
  sql`CREATE TABLE IF NOT EXISTS spoor.rejects (load UINTEGER NOT NULL, line UBIGINT NOT NULL, reason VARCHAR NOT NULL, raw BLOB NOT NULL)`,
]

/** Makes the bookkeeping beside the logs: ledger, loads, rejects, columns and addresses. */
export async function createBookkeeping(run: Run): Promise<void> {
  for (const statement of bookkeeping) await run(statement)
}

/** Deletes rows and rejects of loads that never were confirmed, or whose file was being removed. Answers whether there were any. */
export async function deleteUnconfirmed(run: Run): Promise<boolean> {
  const { rows: tables } = await run(sql`SELECT table_name AS name FROM information_schema.tables WHERE table_schema = 'logs'`)
  let deleted = 0
  for (const { name } of tables) {
    const { rows } = await run(sql`DELETE FROM ${identifier('logs', String(name))} WHERE _load NOT IN (SELECT id FROM spoor.loads)`)
    deleted += Number(rows[0]?.Count ?? 0)
  }
  const { rows } = await run(sql`DELETE FROM spoor.rejects WHERE load NOT IN (SELECT id FROM spoor.loads)`)
  return deleted + Number(rows[0]?.Count ?? 0) > 0
}

/** A column that no line of the store has filled: it reads as NULL, and costs nothing where rows are written. */
const unfilled = (type: ZeekType) => sql`GENERATED ALWAYS AS (CAST(NULL AS ${columnType(type)})) VIRTUAL`

/** Makes the table of a log with all columns of its schema, `_load` and `_line` in front; rows can be written to those that are `filled`. */
export async function createLog(run: Run, schema: LogSchema, filled: ReadonlySet<string>): Promise<void> {
  const fields = Object.entries(schema.fields)
  const columns = [
    sql`_load UINTEGER NOT NULL`,
    sql`_line UBIGINT`,
    ...fields.map(([name, { type }]) => sql`${identifier(name)} ${columnType(type)} ${filled.has(name) ? raw('') : unfilled(type)}`),
  ]
  await run(sql`CREATE TABLE IF NOT EXISTS ${identifier('logs', schema.name)} (${join(columns)})`)
  if (fields.length === 0) return
  const listed = fields.map(([name, { type }], position) => sql`(${schema.name}, ${position}, ${name}, ${type}, ${name})`)
  await run(sql`INSERT INTO spoor.columns VALUES ${join(listed)}`)
}

/** The columns, by log, that no line has filled. */
async function unfilledColumns(run: Run): Promise<ReadonlyMap<string, Set<string>>> {
  // None of our columns has a default but these, whose default is how they are computed.
  const { rows } = await run(sql`SELECT table_name AS log, column_name AS name FROM duckdb_columns()
    WHERE database_name = current_database() AND schema_name = 'logs' AND column_default IS NOT NULL`)
  const unfilled = new Map<string, Set<string>>()
  for (const { log, name } of rows) {
    const columns = unfilled.get(String(log)) ?? new Set()
    unfilled.set(String(log), columns.add(String(name)))
  }
  return unfilled
}

type Types = ReadonlyMap<string, ReadonlyMap<string, ZeekType>>

async function currentTypes(run: Run): Promise<Map<string, Map<string, ZeekType>>> {
  const types = new Map<string, Map<string, ZeekType>>()
  const { rows } = await run(sql`SELECT log, name, type FROM spoor.columns ORDER BY log, position`)
  for (const row of rows) {
    const columns = types.get(String(row.log)) ?? new Map<string, ZeekType>()
    columns.set(String(row.name), String(row.type) as ZeekType)
    types.set(String(row.log), columns)
  }
  return types
}

/**
 * Makes the tables and columns that parts need and answers the types by log and column.
 * A field without a schema that comes with another type than before is widened to text.
 */
export async function prepareTables(run: Run, parts: readonly Part[], schemas: ReadonlyMap<string, LogSchema>): Promise<Types> {
  const types = await currentTypes(run)
  const unfilled = await unfilledColumns(run)
  for (const { log, columns } of parts) {
    const schema = schemas.get(log)
    if (!types.has(log)) {
      const filled = parts.filter((part) => part.log === log).flatMap((part) => part.columns.map(({ column }) => column))
      await createLog(run, schema ?? { name: log, doc: '', fields: {} }, new Set(filled))
      types.set(log, new Map(Object.entries(schema?.fields ?? {}).map(([name, { type }]) => [name, type])))
    }
    const known = types.get(log) ?? new Map<string, ZeekType>()
    const table = identifier('logs', log)
    for (const { column, type, source } of columns) {
      const before = known.get(column)
      if (before === undefined) {
        await run(sql`ALTER TABLE ${table} ADD COLUMN IF NOT EXISTS ${identifier(column)} ${columnType(type)}`)
        await run(sql`INSERT INTO spoor.columns VALUES (${log}, ${known.size}, ${column}, ${type}, ${source})`)
        known.set(column, type)
      } else if (unfilled.get(log)?.delete(column)) {
        await run(sql`ALTER TABLE ${table} DROP COLUMN ${identifier(column)}`)
        await run(sql`ALTER TABLE ${table} ADD COLUMN ${identifier(column)} ${columnType(before)}`)
      } else if (before !== type && !(schema && column in schema.fields) && before !== 'string') {
        if (columnType(before).strings[0] !== 'VARCHAR') {
          const old = identifier(column)
          const text = elementType(before) ? sql`array_to_string(${old}, ',')` : sql`CAST(${old} AS VARCHAR)`
          await run(sql`ALTER TABLE ${table} ALTER COLUMN ${old} SET DATA TYPE VARCHAR USING ${text}`)
        }
        await run(sql`UPDATE spoor.columns SET type = 'string' WHERE log = ${log} AND name = ${column}`)
        known.set(column, 'string')
      }
    }
  }
  return types
}
