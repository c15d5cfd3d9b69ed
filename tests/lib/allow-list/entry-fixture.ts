import { randomUUID } from 'node:crypto'
import type { Entry } from '../../../lib/allow-list/entry'
import { parseFilter } from '../../../lib/filters'
import type { DuckStore } from '../../../lib/store/duckdb'

/** An entry for every hunt of what these pills say, until the end of 2026. */
export function entry(pills: string | readonly string[], more: Partial<Entry> = {}): Entry {
  const what = [pills].flat().map((pill) => {
    const read = parseFilter(pill)
    if (!read.ok) throw new Error(read.message)
    return { field: read.value.field, value: read.value.value }
  })
  return {
    id: randomUUID(),
    hunts: 'all',
    what,
    source: null,
    reason: 'known here',
    author: 'Mara',
    created: '2026-01-01T00:00:00.000Z',
    expires: '2027-01-01T00:00:00.000Z',
    ...more,
  }
}

/** A store whose user has these entries. */
export function allowing(store: DuckStore, ...entries: readonly Entry[]): DuckStore {
  return { ...store, allowed: () => Promise.resolve({ entries, fault: null }) }
}
