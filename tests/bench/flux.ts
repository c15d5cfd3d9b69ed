import { join } from 'node:path'
import { hunts } from '../../lib/hunts'
import { run } from '../../lib/run'
import { openDuckDB } from '../../lib/store/duckdb'
import { afresh } from './afresh'
import type { Group } from './group'
import { type Bar, interleaved, ratio, seconds, timed } from './measure'
import { counted, stackedByQuery } from './stacking'

function fastFlux() {
  const hunt = hunts.find(({ id }) => id === 'fast-flux')
  if (!hunt) throw new Error('no hunt fast-flux in lib/hunts')
  return hunt
}

export const flux: Group = async ({ store, repetitions }) => {
  const opened = await store()
  const fresh = afresh(opened)
  const both = await interleaved(
    repetitions,
    () => timed(() => asOk(run(fresh(), fastFlux(), new URLSearchParams()))),
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
      const taken = await timed(() => asOk(run(store, hunt, new URLSearchParams())))
      bars.push({ bar: `${hunt.id} with 2 GB`, ours: seconds(taken), beside: '', figure: '', atMost: 'finishes', held: true })
    }
  } finally {
    await store.close()
  }
  return bars
}

async function asOk(result: ReturnType<typeof run>): Promise<void> {
  const { status } = await result
  if (status !== 'ok') throw new Error(`the hunt answered ${status}`)
}
