import { randomUUID } from 'node:crypto'
import { identifier, raw, type Sql, sql } from '../sql'
import { cancelled } from './duckdb-run'
import type { QueryOptions } from './store'

interface Entry {
  readonly table: string
  readonly version: number
  readonly made: Promise<number>
  readonly controller: AbortController
  readonly listeners: Set<(share: number) => void>
  callers: number
  rows: number
  used: number
  done: boolean
}

interface Engine {
  readonly version: () => number
  /** Runs a statement on a connection of its own; answers the rows that it made. */
  readonly run: (query: Sql, options: QueryOptions) => Promise<number>
}

// A caller reads what it kept within seconds; a table that is dropped only later never vanishes under it.
const graceMs = 60_000
const mostResults = 64
const mostRows = 5_000_000

/** Results kept in memory until the data change, oldest use dropped first. */
export function keeper(engine: Engine) {
  const entries = new Map<string, Entry>()
  const leaving: { table: string; at: number }[] = []
  let serial = 0

  /** A table that is still being made leaves once it is there; one that comes to nothing never was. */
  const forget = (key: string, entry: Entry) => {
    if (entries.get(key) === entry) entries.delete(key)
    entry.made.then(
      () => leaving.push({ table: entry.table, at: Date.now() }),
      () => undefined,
    )
  }

  const sweep = async () => {
    for (const [key, entry] of entries) if (entry.done && entry.version !== engine.version()) forget(key, entry)
    const settled = [...entries].filter(([, entry]) => entry.done).sort(([, a], [, b]) => a.used - b.used)
    let rows = settled.reduce((sum, [, entry]) => sum + entry.rows, 0)
    let results = settled.length
    for (const [key, entry] of settled) {
      if (results <= mostResults && rows <= mostRows) break
      forget(key, entry)
      results -= 1
      rows -= entry.rows
    }
    while (leaving[0] && Date.now() - leaving[0].at > graceMs) {
      const { table } = leaving.shift() ?? { table: '' }
      await engine.run(sql`DROP TABLE IF EXISTS ${identifier('kept', 'main', table)}`, {})
    }
  }

  const start = (key: string, query: Sql): Entry => {
    const controller = new AbortController()
    const listeners = new Set<(share: number) => void>()
    const table = `r${++serial}_${randomUUID().slice(0, 8)}`
    const onProgress = (share: number) => {
      for (const listener of listeners) listener(share)
    }
    const made = engine.run(sql`CREATE TABLE ${identifier('kept', 'main', table)} AS ${query}`, { signal: controller.signal, onProgress })
    const entry: Entry = {
      table,
      version: engine.version(),
      made,
      controller,
      listeners,
      callers: 0,
      rows: 0,
      used: Date.now(),
      done: false,
    }
    entries.set(key, entry)
    made.then(
      (rows) => {
        entry.rows = rows
        entry.done = true
      },
      () => {
        if (entries.get(key) === entry) entries.delete(key)
      },
    )
    return entry
  }

  /** Waits for an entry as one of its callers; the run is interrupted only when the last of them has left. */
  const join = (key: string, entry: Entry, { signal, onProgress }: QueryOptions): Promise<number> =>
    new Promise((resolve, reject) => {
      entry.callers += 1
      if (onProgress) entry.listeners.add(onProgress)
      const leave = () => {
        entry.callers -= 1
        if (onProgress) entry.listeners.delete(onProgress)
        signal?.removeEventListener('abort', abort)
      }
      const abort = () => {
        leave()
        if (entry.callers === 0 && !entry.done) {
          forget(key, entry)
          entry.controller.abort()
        }
        reject(cancelled())
      }
      signal?.addEventListener('abort', abort, { once: true })
      entry.made.then(
        (rows) => {
          leave()
          resolve(rows)
        },
        (error) => {
          leave()
          reject(error)
        },
      )
    })

  return async (key: string, query: Sql, options: QueryOptions = {}): Promise<Sql> => {
    if (options.signal?.aborted) throw cancelled()
    const known = entries.get(key)
    const entry = known && known.version === engine.version() ? known : start(key, query)
    if (known && known !== entry) forget(key, known)
    entry.used = Date.now()
    await join(key, entry, options)
    await sweep()
    return raw(`kept.main."${entry.table}"`)
  }
}
