import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { onTestFinished } from 'vitest'
import { type Decisions, openDecisions } from '../../../lib/decisions/decisions'
import { type ToDecide, type ToUndo, toDecide } from '../../../lib/decisions/event'
import { knownGood } from '../../../lib/decisions/known-good'
import { parseFilter } from '../../../lib/filters'
import type { DuckStore } from '../../../lib/store/duckdb'

/** The path of decisions in a new folder. */
export async function decisionsPath(): Promise<string> {
  const made = await mkdtemp(join(tmpdir(), 'spoor-decisions-'))
  onTestFinished(() => rm(made, { recursive: true, force: true }))
  return join(made, 'var', 'decisions.ndjson')
}

/** Nothing decided yet. */
export const fresh = async (now?: () => Date): Promise<Decisions> => openDecisions(await decisionsPath(), now)

/** The id of a made-up row. */
export const rowId = (n: number): string => n.toString(16).padStart(16, '0')

/** Something to decide, as its schema reads it: an explanation of rows of the toy hunt that nobody has decided on, unless told otherwise. */
export function given(
  rows: readonly (number | string)[],
  more: object = {},
  subject: { after?: string | null; pills?: string[] } = {},
): ToDecide {
  const { after = null, pills = [] } = subject
  const what = pills.map((pill) => {
    const read = parseFilter(pill)
    if (!read.ok) throw new Error(read.message)
    return { field: read.value.field, value: read.value.value }
  })
  const subjects = rows.map((row) => {
    const id = typeof row === 'number' ? rowId(row) : row
    return { hunt: 'toy', row: id, kind: 'name', title: `row ${id}`, what, after }
  })
  return toDecide.parse({ by: 'Mara', verdict: 'explain', text: 'the mirror', subjects, ...more })
}

export const undoing = (event: ToUndo['event'], by = 'Jonas'): ToUndo => ({ by, event, present: [], review: null, text: '' })

/** What holds of the first row. */
export async function stands(decisions: Decisions) {
  return (await decisions.decided()).rows.get('toy')?.get(rowId(1))?.verdict ?? null
}

/** A store whose users have decided so, composed as the server composes it. */
export function deciding(store: DuckStore, decisions: Decisions): DuckStore {
  const decided = () => decisions.decided()
  return { ...store, decided, allowed: async () => knownGood(await store.allowed(), await decided()) }
}
