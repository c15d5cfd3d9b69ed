import { hunts } from '../../lib/hunts'
import { run } from '../../lib/run'
import type { DuckStore } from '../../lib/store/duckdb'

/** What a hunt is asked over the traffic, which has conn, dns and ssl. */
const searches: Readonly<Record<string, readonly string[]>> = {
  'least-frequency': [
    'log=conn&field=id_resp_p,service',
    'log=conn&field=id_orig_h,id_resp_h',
    'log=dns&field=query&normalise=registrable',
    'log=ssl&field=server_name,id_orig_h&normalise=off,network',
  ],
}

export const searchesOf = (id: string): readonly string[] => searches[id] ?? ['']

/** Runs work over a store that knows nothing of the run before: a kept result would answer at once. */
export function anew(store: DuckStore, work: (store: DuckStore) => Promise<void>): () => Promise<void> {
  let asked = 0
  type Keep = DuckStore['keep']
  const forgetful: DuckStore = {
    ...store,
    keep: (...[key, query, options]: Parameters<Keep>) => store.keep(`${key} ${asked}`, query, options),
  }
  return () => {
    asked += 1
    return work(forgetful)
  }
}

/** A hunt asked anew each time. Throws where there is no answer. */
export function afresh(store: DuckStore, id: string, search = ''): () => Promise<void> {
  const hunt = hunts.find((one) => one.id === id)
  if (!hunt) throw new Error(`no hunt ${id} in lib/hunts`)
  return anew(store, async (forgetful) => {
    const { status } = await run(forgetful, hunt, new URLSearchParams(search))
    if (status !== 'ok') throw new Error(`${id} answered ${status}`)
  })
}
