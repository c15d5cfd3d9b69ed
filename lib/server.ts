import 'server-only'
import { join } from 'node:path'
import { config } from './config'
import { type DuckStore, openDuckDB } from './store/duckdb'

// Pages and routes are bundled apart and reloaded in development: the one store of the process hangs on globalThis.
const holder = globalThis as typeof globalThis & { spoorStore?: Promise<DuckStore> | undefined }

/** The process's one store, opened by the first caller. A failed opening is tried again by the next. */
export function store(): Promise<DuckStore> {
  holder.spoorStore ??= openDuckDB({ path: join(config().data, 'store.duckdb'), memory: config().memory, threads: config().threads }).catch(
    (error) => {
      holder.spoorStore = undefined
      throw error
    },
  )
  return holder.spoorStore
}

/** Closes the store if it was opened. */
export async function closeStore(): Promise<void> {
  const opened = holder.spoorStore
  holder.spoorStore = undefined
  await (await opened?.catch(() => undefined))?.close()
}
