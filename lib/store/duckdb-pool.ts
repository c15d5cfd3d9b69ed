import type { DuckDBConnection, DuckDBInstance } from '@duckdb/node-api'
import { UserError } from '../errors'
import { cancelled } from './duckdb-run'

/** A connection that is used by one query at a time. */
export interface Lease {
  readonly connection: DuckDBConnection
  /** Lets others have the turn while the reader of a result is busy elsewhere; one that stays away for long loses the connection. */
  readonly rest: () => void
  /** Waits for a turn again. Rejects where the connection was taken away, or with `cancelled` when the signal aborts first. */
  readonly resume: (signal?: AbortSignal) => Promise<void>
  readonly release: (clean: boolean) => void
}

/** A result that is not read on keeps its connection and what it has sorted for so long. */
const patienceMs = 3_600_000

export interface Pool {
  /** Waits for its turn; rejects with `cancelled` when the signal aborts first. */
  lease(signal?: AbortSignal): Promise<Lease>
  /** Interrupts what runs, ends what rests, refuses what waits and what comes, and resolves when every connection is back. */
  close(): Promise<void>
}

// Progress is only known to a connection that has asked for it, and not for every query.
const setup = ['SET enable_progress_bar = true', 'SET enable_progress_bar_print = false', 'SET progress_bar_time = 0']

/** What the pool itself may do to a lease beside. */
type Held = Lease & { readonly stop: () => void }

export function openPool(instance: DuckDBInstance, limit: number): Pool {
  const idle: DuckDBConnection[] = []
  const busy = new Set<Held>()
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

  const free = () => {
    taken -= 1
    waiting.shift()?.()
  }

  const held = (connection: DuckDBConnection): Held => {
    let clock: NodeJS.Timeout | undefined
    let released = false
    let resting = false
    const lease: Held = {
      connection,
      rest() {
        resting = true
        clock = setTimeout(() => lease.release(false), patienceMs).unref()
        free()
      },
      async resume(signal) {
        clearTimeout(clock)
        if (signal?.aborted) throw cancelled()
        if (!released) await turn(signal)
        else if (!closed) throw new UserError('cancelled', 'Nobody read on for an hour.')
        if (released) throw closing()
        resting = false
      },
      release(clean) {
        if (released) return
        released = true
        clearTimeout(clock)
        busy.delete(lease)
        if (clean && !closed) idle.push(connection)
        else connection.disconnectSync()
        if (!resting) free()
      },
      stop: () => (resting ? lease.release(false) : connection.interrupt()),
    }
    busy.add(lease)
    return lease
  }

  const connect = async () => {
    const connection = await instance.connect()
    for (const text of setup) await connection.run(text)
    return connection
  }

  return {
    async lease(signal) {
      if (signal?.aborted) throw cancelled()
      await turn(signal)
      try {
        const connection = idle.pop() ?? (await connect())
        return held(connection)
      } catch (error) {
        free()
        throw error
      }
    },
    async close() {
      closed = true
      for (const go of waiting.splice(0)) go()
      while (busy.size > 0) {
        for (const lease of busy) lease.stop()
        await new Promise((resolve) => setTimeout(resolve, 20))
      }
      for (const connection of idle.splice(0)) connection.disconnectSync()
    },
  }
}
