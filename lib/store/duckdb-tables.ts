import { elementType, type LogSchema, type ZeekType } from '../logs/log'
import { identifier, join, raw, type Sql, sql } from '../sql'
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

/** The bookkeeping beside the logs: ledger, loads, rejects, columns and addresses. */
export async function createBookkeeping(run: Run): Promise<void> {
  const statements = [
    sql`CREATE SCHEMA IF NOT EXISTS logs`,
    sql`CREATE SCHEMA IF NOT EXISTS spoor`,
    sql`CREATE TABLE IF NOT EXISTS spoor.addresses (address VARCHAR NOT NULL, num UHUGEINT NOT NULL)`,
    sql`CREATE TABLE IF NOT EXISTS spoor.columns (log VARCHAR NOT NULL, position INTEGER NOT NULL, name VARCHAR NOT NULL, type VARCHAR NOT NULL, source VARCHAR NOT NULL)`,
    sql`CREATE TABLE IF NOT EXISTS spoor.loads (id UINTEGER NOT NULL, file UINTEGER NOT NULL, log VARCHAR NOT NULL, rows UBIGINT NOT NULL)`,
  ]
  for (const statement of statements) await run(statement)
}

/** Makes the table of a log with all columns of its schema, `_load` and `_line` in front. */
export async function createLog(run: Run, schema: LogSchema): Promise<void> {
  const fields = Object.entries(schema.fields)
  const columns = fields.map(([name, { type }]) => sql`${identifier(name)} ${columnType(type)}`)
  await run(sql`CREATE TABLE ${identifier('logs', schema.name)} (_load UINTEGER NOT NULL, _line UBIGINT, ${join(columns)})`)
  for (const [position, [name, { type }]] of fields.entries()) {
    await run(sql`INSERT INTO spoor.columns VALUES (${schema.name}, ${position}, ${name}, ${type}, ${name})`)
  }
}
