import { blobValue, type DuckDBConnection, DuckDBTimestampValue, type DuckDBType, DuckDBTypeId, type DuckDBValue } from '@duckdb/node-api'
import type { LogSchema } from '../logs/log'
import { type Sql, sql } from '../sql'
import { addAddresses } from './duckdb-addresses'
import { badElements, insertPart, type PartSource } from './duckdb-part'
import { run } from './duckdb-run'
import { type Loads, type Stranger, takeStrangers } from './duckdb-strangers'
import type { QueryOptions, Rows } from './store'

export type Appendable = string | number | bigint | boolean | Uint8Array | null

/** A line that the engine did not take. */
export interface EngineReject {
  /** The load that a spool's line belongs to; null in a direct part. */
  readonly load: number | null
  /** Line in the source file, from 1. */
  readonly line: number
  readonly fault: 'value' | 'few' | 'many' | 'encoding' | 'other'
  /** Fields of the line as the engine saw it. */
  readonly fields: number
  /** For `value`: which column of the part, from 0, and the text that stands there. */
  readonly column: number
  readonly value: string
}

/** What can be done inside a writing transaction. */
export interface Transaction {
  run(query: Sql): Promise<Rows>
  /** Appends rows to a table of the bookkeeping, columns in their order; times as answers carry them. */
  append(table: string, rows: Iterable<readonly Appendable[]>): Promise<void>
  /** Reads a part into its log's table; answers the lines that the engine did not take, in batches, one entry per line. */
  readPart(source: PartSource, load: number, onProgress?: (share: number) => void): Promise<AsyncIterable<readonly EngineReject[]>>
  /** Lines of a spool that were not taken because of an element of a list. */
  badElements(source: PartSource): Promise<readonly EngineReject[]>
  /** Adds the addresses of new rows, and takes back rows with an address or network that is none; answers these, in batches. */
  addAddresses(loads: Loads, schemas: ReadonlyMap<string, LogSchema>): Promise<AsyncIterable<readonly Stranger[]>>
}

const faults: Readonly<Record<string, EngineReject['fault']>> = {
  CAST: 'value',
  'MISSING COLUMNS': 'few',
  'TOO MANY COLUMNS': 'many',
  'INVALID ENCODING': 'encoding',
  'INVALID UNICODE': 'encoding',
}

/** Microseconds of a time as answers carry it, `2026-01-02T03:04:05.678901Z`; years of any length. */
function microsOf(iso: string): bigint {
  return BigInt(Date.parse(`${iso.slice(0, -4)}Z`)) * 1000n + BigInt(iso.slice(-4, -1))
}

function engineValue(value: Appendable, type: DuckDBType): DuckDBValue {
  if (value instanceof Uint8Array) return blobValue(value)
  if (type.typeId === DuckDBTypeId.TIMESTAMP && typeof value === 'string') return new DuckDBTimestampValue(microsOf(value))
  if (type.typeId === DuckDBTypeId.UBIGINT && typeof value === 'number') return BigInt(value)
  return value
}

async function append(connection: DuckDBConnection, table: string, rows: Iterable<readonly Appendable[]>): Promise<void> {
  const appender = await connection.createAppender(table, 'spoor')
  // A column's type is made anew each time it is asked for.
  const types = Array.from({ length: appender.columnCount }, (_, i) => appender.columnType(i))
  for (const row of rows) {
    row.forEach((value, i) => {
      const type = types[i] ?? appender.columnType(i)
      if (value === null) appender.appendNull()
      else appender.appendValue(engineValue(value, type), type)
    })
    appender.endRow()
  }
  appender.closeSync()
}

// One entry per line: the engine names each column that does not fit, the first is reason enough.
const firstFaults = sql`CREATE OR REPLACE TEMP TABLE faults AS
  SELECT line, arg_min(error_type::VARCHAR, column_idx) AS fault, min(column_idx) AS position, any_value(csv_line) AS text
  FROM reject_errors GROUP BY line ORDER BY line`

const rejectsAtOnce = 20_000

export function transactionOn(connection: DuckDBConnection, signal?: AbortSignal): Transaction {
  const options: QueryOptions = signal ? { signal } : {}
  const query = (statement: Sql) => run(connection, statement, options)

  async function dropRejects(): Promise<void> {
    await query(sql`DROP TABLE IF EXISTS reject_errors`)
    await query(sql`DROP TABLE IF EXISTS reject_scans`)
  }

  async function* rejects(spool: boolean): AsyncGenerator<readonly EngineReject[]> {
    await query(firstFaults)
    await dropRejects()
    const own = spool ? 2 : 0
    for (let last = 0; ; ) {
      const { rows } = await query(sql`SELECT * FROM faults WHERE line > ${last} ORDER BY line LIMIT ${rejectsAtOnce}`)
      if (rows.length === 0) break
      yield rows.map((row) => {
        last = Number(row.line)
        const fields = String(row.text ?? '').split('\t')
        const position = Number(row.position) - 1
        return {
          load: spool ? Number(fields[0]) : null,
          line: spool ? Number(fields[1]) : last,
          fault: faults[String(row.fault)] ?? 'other',
          fields: fields.length - own,
          column: position - own,
          value: fields[position] ?? '',
        }
      })
    }
    await query(sql`DROP TABLE faults`)
  }

  return {
    run: query,
    append: (table, rows) => append(connection, table, rows),
    async readPart(source, load, onProgress) {
      const spool = source.part.kind === 'spool'
      await run(connection, insertPart(source, load), { ...options, ...(onProgress ? { onProgress } : {}) })
      return rejects(spool)
    },
    async badElements(source) {
      const bad = badElements(source)
      const { rows } = bad ? await query(bad) : { rows: [] }
      await dropRejects()
      const fields = source.part.columns.length
      return rows.map((row) => ({
        load: Number(row._load),
        line: Number(row._line),
        fault: 'value',
        fields,
        column: Number(row.at),
        value: String(row.value),
      }))
    },
    async addAddresses(loads, schemas) {
      await addAddresses({ run: query, append: (table, rows) => append(connection, table, rows) }, loads, schemas)
      return takeStrangers(query, loads)
    },
  }
}
