import { inspect } from '../../lib/asking/inspect'
import { leastFrequency } from '../../lib/hunts/least-frequency'
import { run } from '../../lib/run'
import type { Row, Store } from '../../lib/store/store'

/** A second of 2 January 2026. */
export const at = (seconds: number) => 1_767_312_000 + seconds
export const day = 86_400

/** The answer to a search, which must be one. */
export async function stacked(store: Store, search = '') {
  const result = await run(store, leastFrequency, new URLSearchParams(search))
  if (result.status !== 'ok') throw new Error(JSON.stringify(result))
  return result
}

/** Value, records and hosts of each row, in the order of the answer. */
export async function counts(store: Store, search = '') {
  const { rows } = await stacked(store, search)
  return rows.map(({ value, records, hosts }) => [...(Array.isArray(value) ? value : []), records, hosts])
}

/** The records behind a row as its evidence counts them. */
export async function evidenceOf(store: Store, row: Row, search = '') {
  const opened = await inspect(store, leastFrequency, String(row.id), new URLSearchParams(search))
  if (opened.status !== 'ok') throw new Error(JSON.stringify(opened))
  return opened.evidence
}
