import { mkdir } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { dirname, join as joinPath } from 'node:path'
import { type DuckDBConnection, DuckDBInstance, type DuckDBPreparedStatement } from '@duckdb/node-api'
import { UserError } from '../errors'
import { raw, type Sql, sql } from '../sql'
import { nothingDecided } from './decided'
import { dialect } from './duckdb-dialect'
import { keeper } from './duckdb-kept'
import { noReference } from './duckdb-lists'
import { openPool } from './duckdb-pool'
import { prepared, run, watched } from './duckdb-run'
import { createBookkeeping, deleteUnconfirmed } from './duckdb-tables'
import { rowsOf } from './duckdb-values'
import { type Transaction, transactionOn } from './duckdb-write'
import type { Rows, Store, StoredColumn } from './store'

export interface OpenOptions {
  /** File of the database; its folder is made. `:memory:` for none. */
  readonly path: string
  /** Bytes that the engine may use before it spills to disk. */
  readonly memory: number
  readonly threads: number
}

type Work<T> = (transaction: Transaction) => Promise<T>

/** A store that can be written. */
export interface DuckStore extends Store {
  /**
   * Runs work in one transaction on a connection of its own; whatever it throws takes everything back.
   * One at a time. Equal to no change if `work` does not resolve.
   */
  write<T>(work: Work<T>, signal?: AbortSignal): Promise<T>
  /** Runs statements outside of any transaction: CHECKPOINT and the like. */
  execute(query: Sql): Promise<Rows>
}

// Each running query holds a thread of libuv's pool, which has 16 here; the file system needs the others.
const mostQueries = 8
// A download sorts all that it holds before its first row: several at once must not take every turn.
const mostSteps = 3

async function openInstance({ path, memory, threads }: OpenOptions): Promise<DuckDBInstance> {
  const options: Record<string, string> = {
    storage_compatibility_version: 'latest',
    memory_limit: `${Math.floor(memory / 1000)}KB`,
    threads: String(threads),
    autoinstall_known_extensions: 'false',
    autoload_known_extensions: 'false',
  }
  // Unless told otherwise the engine spills into the folder that the process happens to run in.
  if (path === ':memory:') return DuckDBInstance.create(path, { ...options, temp_directory: joinPath(tmpdir(), `spoor-${process.pid}`) })
  await mkdir(dirname(path), { recursive: true })
  try {
    return await DuckDBInstance.fromCache(path, { ...options, temp_directory: joinPath(dirname(path), 'temp') })
  } catch (error) {
    const holder = error instanceof Error ? /Conflicting lock is held in .*\(PID (\d+)\)/.exec(error.message) : null
    if (!holder) throw error
    throw new UserError(
      'conflict',
      `The store ${path} is open in another process (PID ${holder[1]}). Stop it, or set SPOOR_DATA to another folder.`,
      { pid: Number(holder[1]) },
      { cause: error },
    )
  }
}

/** Opens the store in DuckDB. Throws a UserError `conflict` when another process holds it. */
export async function openDuckDB(options: OpenOptions): Promise<DuckStore> {
  const instance = await openInstance(options)
  const first = await instance.connect()
  await first.run(`SET GLOBAL TimeZone = 'UTC'`)
  await first.run(`ATTACH IF NOT EXISTS ':memory:' AS kept`)
  await first.run(`ATTACH IF NOT EXISTS ':memory:' AS reference`)
  await createBookkeeping((query) => run(first, query))
  if (await deleteUnconfirmed((query) => run(first, query))) await first.run('CHECKPOINT')
  first.disconnectSync()

  const pool = openPool(instance, { queries: mostQueries, steps: mostSteps })
  // Two openings never share a number, so an answer that a browser kept from before is known to be old.
  let version = Date.now()
  let writing: Promise<unknown> = Promise.resolve()

  async function leased<T>(signal: AbortSignal | undefined, work: (connection: DuckDBConnection) => Promise<T>): Promise<T> {
    const { connection, release } = await pool.lease(signal)
    let clean = false
    try {
      const result = await work(connection)
      clean = true
      return result
    } finally {
      release(clean)
    }
  }

  async function transaction<T>(work: Work<T>, signal?: AbortSignal): Promise<T> {
    return leased(signal, async (connection) => {
      await connection.run('BEGIN TRANSACTION')
      try {
        const result = await work(transactionOn(connection, signal))
        await connection.run('COMMIT')
        version += 1
        return result
      } catch (error) {
        await connection.run('ROLLBACK').catch(() => undefined)
        throw error
      }
    })
  }

  return {
    dialect,
    version: () => version,
    query: (query, options = {}) => leased(options.signal, (connection) => run(connection, query, options)),
    execute: (query) => leased(undefined, (connection) => run(connection, query)),
    async *stream(query, options = {}) {
      const { connection, rest, resume, release } = await pool.leaseSteps(options.signal)
      let ready: DuckDBPreparedStatement | null = null
      let whole = false
      try {
        const begun = await watched(connection, options, () => prepared(connection, query))
        ready = begun
        const result = await watched(connection, options, () => begun.stream())
        const names = result.deduplicatedColumnNames()
        for (;;) {
          const chunk = await watched(connection, options, () => result.fetchChunk())
          if (!chunk || chunk.rowCount === 0) break
          rest()
          yield rowsOf(chunk, names)
          await resume(options.signal)
        }
        whole = true
      } finally {
        ready?.destroySync()
        release(whole)
      }
    },
    async tables() {
      const { rows } = await leased(undefined, (connection) =>
        run(
          connection,
          sql`SELECT log, name, type FROM spoor.columns WHERE log IN (SELECT DISTINCT log FROM spoor.loads WHERE rows > 0) ORDER BY log, position`,
        ),
      )
      const tables = new Map<string, StoredColumn[]>()
      for (const row of rows) {
        const columns = tables.get(String(row.log)) ?? []
        columns.push({ name: String(row.name), type: String(row.type) })
        tables.set(String(row.log), columns)
      }
      return tables
    },
    keep: keeper({
      version: () => version,
      run: (query, options) =>
        leased(options.signal, async (connection) => {
          const { rows } = await run(connection, query, options)
          return Number(rows[0]?.Count ?? 0)
        }),
    }),
    freeze: (kept, path, options = {}) =>
      leased(options.signal, async (connection) => {
        // A statement that copies takes no bound path.
        await run(connection, sql`COPY (SELECT * FROM ${kept}) TO ${raw(`'${path.replaceAll("'", "''")}'`)} (FORMAT parquet)`, options)
      }),
    reference: () => Promise.resolve(noReference),
    allowed: () => Promise.resolve({ entries: [], fault: null }),
    decided: () => Promise.resolve(nothingDecided),
    write(work, signal) {
      const mine = writing.then(() => transaction(work, signal))
      writing = mine.catch(() => undefined)
      return mine
    },
    async close() {
      await writing
      await pool.close()
      const last = await instance.connect()
      await last.run('CHECKPOINT').catch(() => undefined)
      last.disconnectSync()
      instance.closeSync()
    },
  }
}
