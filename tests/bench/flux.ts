import { join } from 'node:path'
import { hunts } from '../../lib/hunts'
import { openDuckDB } from '../../lib/store/duckdb'
import type { Group } from './group'
import { afresh, searchesOf } from './hunts'
import { type Bar, interleaved, ratio, seconds, timed } from './measure'
import { counted, stackedByQuery } from './stacking'

export const flux: Group = async ({ store, repetitions }) => {
  const opened = await store()
  const ask = afresh(opened, 'fast-flux')
  const both = await interleaved(
    repetitions,
    () => timed(ask),
    () => timed(() => opened.query(counted(stackedByQuery))),
  )
  return [ratio('fast flux', 'dns by query with hosts, days, first, last', both, 8)]
}

/** Every hunt that needs logs alone, with 2 GB for the engine: that it ends with an answer is the bar. */
export const frugal: Group = async ({ folder }) => {
  const store = await openDuckDB({ path: join(await folder(), 'store.duckdb'), memory: 2e9, threads: 2 })
  const bars: Bar[] = []
  try {
    for (const { id } of hunts.filter(({ lacks }) => !lacks))
      for (const search of searchesOf(id)) {
        const taken = await timed(afresh(store, id, search))
        const bar = [id, search, 'with 2 GB'].filter((part) => part !== '').join(' ')
        bars.push({ bar, ours: seconds(taken), beside: '', figure: '', atMost: 'finishes', held: true })
      }
  } finally {
    await store.close()
  }
  return bars
}
