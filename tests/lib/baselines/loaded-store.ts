import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { openJobs } from '../../../lib/ingest/jobs'
import { openDuckDB } from '../../../lib/store/duckdb'
import { until } from '../ingest/load-fixture'

/** A store of its own with what lies at some paths, and the folder that it lies in. */
export async function loadedStore(...paths: readonly string[]) {
  const home = await mkdtemp(join(tmpdir(), 'spoor-loaded-'))
  const store = await openDuckDB({ path: join(home, 'store.duckdb'), memory: 1e9, threads: 2 })
  const jobs = await openJobs(store, { folder: join(home, 'ingest') })
  const { error } = await until(jobs, (await jobs.start([...paths])).id)
  if (error !== null) throw new Error(error)
  return {
    home,
    store,
    async close() {
      await jobs.close()
      await store.close()
      await rm(home, { recursive: true, force: true })
    },
  }
}

export type LoadedStore = Awaited<ReturnType<typeof loadedStore>>
