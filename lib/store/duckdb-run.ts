import type { DuckDBConnection, DuckDBPreparedStatement } from '@duckdb/node-api'
import { UserError } from '../errors'
import { type Sql, statement } from '../sql'
import { bound, boundType, rowsOf } from './duckdb-values'
import type { QueryOptions, Rows } from './store'

export function cancelled(): UserError {
  return new UserError('cancelled', 'Cancelled before it was done.')
}

function outOfMemory(): UserError {
  return new UserError(
    'failed',
    'The engine ran out of the memory that SPOOR_MEMORY gives it. Narrow the time or the filters, or start Spoor with more, such as SPOOR_MEMORY=8GB.',
  )
}

function wasInterrupted(error: unknown): boolean {
  return error instanceof Error && error.message.startsWith('INTERRUPT')
}

/**
 * Runs work on a connection: an abort interrupts it in the engine, and progress is reported while it runs.
 * The interrupt is repeated, because the engine forgets one that comes between two steps of a query.
 */
export async function watched<T>(connection: DuckDBConnection, options: QueryOptions, work: () => Promise<T>): Promise<T> {
  const { signal, onProgress } = options
  if (signal?.aborted) throw cancelled()
  let again: NodeJS.Timeout | undefined
  const interrupt = () => {
    connection.interrupt()
    again = setTimeout(interrupt, 20)
  }
  signal?.addEventListener('abort', interrupt, { once: true })
  const progress = onProgress
    ? setInterval(() => {
        const share = connection.progress.percentage / 100
        if (share >= 0) onProgress(Math.min(share, 1))
      }, 100)
    : undefined
  try {
    return await work()
  } catch (error) {
    if (wasInterrupted(error)) throw cancelled()
    if (error instanceof Error && error.message.startsWith('Out of Memory Error')) throw outOfMemory()
    throw error
  } finally {
    signal?.removeEventListener('abort', interrupt)
    clearTimeout(again)
    clearInterval(progress)
  }
}

/** Prepares a statement and binds its values. */
export async function prepared(connection: DuckDBConnection, query: Sql): Promise<DuckDBPreparedStatement> {
  const { text, values } = statement(query)
  const ready = await connection.prepare(text)
  if (values.length > 0) ready.bind(values.map(bound), values.map(boundType) as Parameters<DuckDBPreparedStatement['bind']>[1])
  return ready
}

/** Runs a statement to its end. */
export async function run(connection: DuckDBConnection, query: Sql, options: QueryOptions = {}): Promise<Rows> {
  return watched(connection, options, async () => {
    const ready = await prepared(connection, query)
    try {
      const result = await ready.run()
      const names = result.deduplicatedColumnNames()
      const chunks = await result.fetchAllChunks()
      return { names, types: result.columnTypes().map(String), rows: chunks.flatMap((chunk) => rowsOf(chunk, names)) }
    } finally {
      ready.destroySync()
    }
  })
}
