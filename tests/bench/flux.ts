import { join } from 'node:path'
import { hunts } from '../../lib/hunts'
import { openDuckDB } from '../../lib/store/duckdb'
import type { Group } from './group'
import { answered, computed } from './hunted'
import { type Bar, interleaved, ratio, seconds, timed } from './measure'
import { counted, stackedByQuery } from './stacking'

export const flux: Group = async ({ store, repetitions }) => {
  const opened = await store()
  const hunt = computed(opened, 'fast-flux')
  const both = await interleaved(
    repetitions,
    () => timed(hunt),
    () => timed(() => opened.query(counted(stackedByQuery))),
  )
  return [ratio('fast flux', 'dns by query with hosts, days, first, last', both, 8)]
}

/** Every hunt with 2 GB for the engine: that it ends with an answer is the bar. */
export const frugal: Group = async ({ folder, release }) => {
  await release()
  const store = await openDuckDB({ path: join(await folder(), 'store.duckdb'), memory: 2e9, threads: 2 })
  const bars: Bar[] = []
  try {
    for (const hunt of hunts) {
      const taken = await timed(() => answered(store, hunt))
      bars.push({ bar: `${hunt.id} with 2 GB`, ours: seconds(taken), beside: '', figure: '', atMost: 'finishes', held: true })
    }
  } finally {
    await store.close()
  }
  return bars
}
