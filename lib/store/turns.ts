import { UserError } from '../errors'
import { cancelled } from './duckdb-run'

/** Who may work at the same time; the others wait in line. */
export interface Turns {
  /** Waits for a turn; rejects with `cancelled` when the signal aborts first, or when they are closed. */
  take(signal?: AbortSignal): Promise<void>
  free(): void
  /** Refuses whoever waits or comes. */
  close(): void
}

export const closing = () => new UserError('cancelled', 'The store is closing.')

export function openTurns(limit: number): Turns {
  const waiting: (() => void)[] = []
  let taken = 0
  let closed = false
  return {
    take: (signal) =>
      new Promise((resolve, reject) => {
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
        if (signal?.aborted) return reject(cancelled())
        if (taken < limit || closed) return go()
        waiting.push(go)
        signal?.addEventListener('abort', leave, { once: true })
      }),
    free() {
      taken -= 1
      waiting.shift()?.()
    },
    close() {
      closed = true
      for (const go of waiting.splice(0)) go()
    },
  }
}

/** A turn of each, in their order. */
export function both(first: Turns, second: Turns): Pick<Turns, 'take' | 'free'> {
  return {
    async take(signal) {
      await first.take(signal)
      try {
        await second.take(signal)
      } catch (error) {
        first.free()
        throw error
      }
    },
    free() {
      second.free()
      first.free()
    },
  }
}
