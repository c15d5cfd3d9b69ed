import { ask } from '../asking/ask'
import { speaksOf } from '../asking/hiding'
import { matching } from '../asking/matching'
import type { Hunt } from '../hunt'
import { attempt } from '../overview/attempt'
import { weighed } from '../run'
import { identifier, join, sql } from '../sql'
import { type AskOptions, inStages } from '../stages'
import type { QueryOptions, Store } from '../store/store'
import type { Entry } from './entry'

export interface Hits {
  /** By the entry's id, then by the hunt's: rows that it speaks of, which it hides while it holds. A hunt whose rows it cannot speak of is left out. */
  readonly hits: Readonly<Record<string, Readonly<Record<string, number>>>>
  /** Why a hunt is missing, by its id. */
  readonly errors: Readonly<Record<string, string>>
}

async function hitsIn(store: Store, hunt: Hunt, entries: readonly Entry[], options: QueryOptions): Promise<readonly [string, number][]> {
  const asked = await ask(store, hunt, new URLSearchParams())
  if ('status' in asked) return []
  const known = entries
    .filter((entry) => speaksOf(entry, hunt.id))
    .flatMap((entry) => {
      const match = matching(entry, asked, store.dialect)
      return match === null ? [] : [{ id: entry.id, match }]
    })
  if (known.length === 0) return []
  const counts = known.map(({ id, match }) => sql`count(*) FILTER (WHERE ${match}) AS ${identifier(id)}`)
  const table = await weighed(store, asked, options)
  const { rows } = await store.query(sql`SELECT ${join(counts)} FROM ${table} WHERE hidden_by IS NULL`, options)
  return known.map(({ id }) => [id, Number(rows[0]?.[id] ?? 0)])
}

/** How many rows each entry speaks of, over all that is loaded and with the hunts' usual parameters. A hunt that fails does not fail the rest. */
export async function hits(store: Store, hunts: readonly Hunt[], entries: readonly Entry[], options: AskOptions = {}): Promise<Hits> {
  const errors: Record<string, string> = {}
  const found: Record<string, Record<string, number>> = Object.fromEntries(entries.map(({ id }) => [id, {}]))
  const stage = inStages(hunts.length, options)
  for (const hunt of hunts) {
    const rows = await stage(`counting ${hunt.title}`, (own) => attempt(errors, hunt.id, () => hitsIn(store, hunt, entries, own)))
    for (const [id, count] of rows ?? []) found[id] = { ...found[id], [hunt.id]: count }
  }
  return { hits: found, errors }
}
