import type { DuckDBConnection, DuckDBInstance, DuckDBPreparedStatement } from '@duckdb/node-api'
import { UserError } from '../errors'
import { type Sql, statement } from '../sql'
import { bound, boundType, rowsOf } from './duckdb-values'
import type { QueryOptions, Rows } from './store'

/** A connection that is used by one query at a time. */
export type Lease = { readonly connection: DuckDBConnection; readonly release: (clean: boolean) => void }

export interface Pool {
  /** Waits for its turn; rejects with `cancelled` when the signal aborts first. */
  lease(signal?: AbortSignal): Promise<Lease>
  /** Interrupts what runs, refuses what waits and what comes, and resolves when every connection is back. */
  close(): Promise<void>
}

export function cancelled(): UserError {
  return new UserError('cancelled', 'Cancelled before it was done.')
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

// Progress is only known to a connection that has asked for it, and not for every query.
const setup = ['SET enable_progress_bar = true', 'SET enable_progress_bar_print = false', 'SET progress_bar_time = 0']

export function openPool(instance: DuckDBInstance, limit: number): Pool {
  const idle: DuckDBConnection[] = []
  const busy = new Set<DuckDBConnection>()
  const waiting: (() => void)[] = []
  let taken = 0
  let closed = false

  const closing = () => new UserError('cancelled', 'The store is closing.')

  const turn = (signal?: AbortSignal) =>
    new Promise<void>((resolve, reject) => {
      const go = () => {
        signal?.removeEventListener('abort', leave)
        if (closed) return reject(closing())
        taken += 1
        resolve()
      }
      const leave = () => {
        waiting.splice(waiting.indexOf(go), 1)
        reject(cancelled())
      }
      if (taken < limit || closed) return go()
      waiting.push(go)
      signal?.addEventListener('abort', leave, { once: true })
    })

  const connect = async () => {
    const connection = await instance.connect()
    for (const text of setup) await connection.run(text)
    return connection
  }

  return {
    async lease(signal) {
      if (signal?.aborted) throw cancelled()
      await turn(signal)
      const free = () => {
        taken -= 1
        waiting.shift()?.()
      }
      try {
        const connection = idle.pop() ?? (await connect())
        busy.add(connection)
        let released = false
        return {
          connection,
          release(clean) {
            if (released) return
            released = true
            busy.delete(connection)
            if (clean && !closed) idle.push(connection)
            else connection.disconnectSync()
            free()
          },
        }
      } catch (error) {
        free()
        throw error
      }
    },
    async close() {
      closed = true
      for (const go of waiting.splice(0)) go()
      while (busy.size > 0) {
        for (const connection of busy) connection.interrupt()
        await new Promise((resolve) => setTimeout(resolve, 20))
      }
      for (const connection of idle.splice(0)) connection.disconnectSync()
    },
  }
}
