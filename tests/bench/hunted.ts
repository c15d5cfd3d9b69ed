import type { Hunt } from '../../lib/hunt'
import { hunts } from '../../lib/hunts'
import { run } from '../../lib/run'
import type { Store } from '../../lib/store/store'

type Rest<F> = F extends (first: string, ...rest: infer R) => unknown ? R : never

function huntNamed(id: string): Hunt {
  const hunt = hunts.find((one) => one.id === id)
  if (!hunt) throw new Error(`no hunt ${id} in lib/hunts`)
  return hunt
}

/** Asks a hunt with its defaults. Throws where it has no rows to answer with. */
export async function answered(store: Store, hunt: Hunt): Promise<void> {
  const { status } = await run(store, hunt, new URLSearchParams())
  if (status !== 'ok') throw new Error(`${hunt.id} answered ${status}`)
}

/** The same again and again. A kept result answers at once: under a new key the hunt is computed again. */
export function computed(store: Store, id: string): () => Promise<void> {
  const hunt = huntNamed(id)
  let asked = 0
  const afresh = { ...store, keep: (key: string, ...rest: Rest<typeof store.keep>) => store.keep(`${key} ${asked}`, ...rest) }
  return () => {
    asked += 1
    return answered(afresh, hunt)
  }
}
