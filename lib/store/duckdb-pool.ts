import type { DuckDBConnection, DuckDBInstance } from '@duckdb/node-api'
import { UserError } from '../errors'
import { both, closing, openTurns, type Turns } from './turns'

/** A connection that is used by one query at a time. */
export interface Lease {
  readonly connection: DuckDBConnection
  /** Lets others have the turn while the reader of a result is busy elsewhere; one that stays away for long loses the connection. */
  readonly rest: () => void
  /** Waits for a turn again. Rejects where the connection was taken away, or with `cancelled` when the signal aborts first. */
  readonly resume: (signal?: AbortSignal) => Promise<void>
  readonly release: (clean: boolean) => void
}

export interface Pool {
  /** Waits for its turn; rejects with `cancelled` when the signal aborts first. */
  lease(signal?: AbortSignal): Promise<Lease>
  /** The same for a result that is read in steps: fewer of these work at once, so that they leave turns to others. */
  leaseSteps(signal?: AbortSignal): Promise<Lease>
  /** Interrupts what runs, ends what rests, refuses what waits and what comes, and resolves when every connection is back. */
  close(): Promise<void>
}

/** What the pool itself may do to a lease beside. */
type Held = Lease & { readonly stop: () => void }

/** A result that is not read on keeps its connection and what it has sorted for so long. */
const patienceMs = 3_600_000

// Progress is only known to a connection that has asked for it, and not for every query.
const setup = ['SET enable_progress_bar = true', 'SET enable_progress_bar_print = false', 'SET progress_bar_time = 0']

export function openPool(instance: DuckDBInstance, limits: { readonly queries: number; readonly steps: number }): Pool {
  const idle: DuckDBConnection[] = []
  const busy = new Set<Held>()
  const queries = openTurns(limits.queries)
  const steps = openTurns(limits.steps)
  let closed = false

  const held = (connection: DuckDBConnection, turns: Pick<Turns, 'take' | 'free'>): Held => {
    let clock: NodeJS.Timeout | undefined
    let released = false
    let resting = false
    const lease: Held = {
      connection,
      rest() {
        resting = true
        clock = setTimeout(() => lease.release(false), patienceMs).unref()
        turns.free()
      },
      async resume(signal) {
        clearTimeout(clock)
        if (released && !closed) throw new UserError('cancelled', 'Nobody read on for an hour.')
        await turns.take(signal)
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
        if (!resting) turns.free()
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

  const leasing = (turns: Pick<Turns, 'take' | 'free'>) => async (signal?: AbortSignal) => {
    await turns.take(signal)
    try {
      return held(idle.pop() ?? (await connect()), turns)
    } catch (error) {
      turns.free()
      throw error
    }
  }

  return {
    lease: leasing(queries),
    leaseSteps: leasing(both(steps, queries)),
    async close() {
      closed = true
      queries.close()
      steps.close()
      while (busy.size > 0) {
        for (const lease of busy) lease.stop()
        await new Promise((resolve) => setTimeout(resolve, 20))
      }
      for (const connection of idle.splice(0)) connection.disconnectSync()
    },
  }
}
