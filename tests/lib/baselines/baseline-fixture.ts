import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { onTestFinished } from 'vitest'
import type { BaselineToMake } from '../../../lib/baselines/baseline'
import { openBaselines } from '../../../lib/baselines/baselines'
import { compare } from '../../../lib/baselines/comparison/compare'
import { itemKinds, type KindId } from '../../../lib/baselines/items/kinds'
import { withBaselines } from '../../../lib/baselines/with-baselines'
import { baselineChange } from '../../../lib/hunts/baseline-change'
import { run } from '../../../lib/run'
import type { DuckStore } from '../../../lib/store/duckdb'

/** Baselines in a folder of their own, gone after the test. */
export async function baselinesFolder() {
  const folder = await mkdtemp(join(tmpdir(), 'spoor-baselines-'))
  onTestFinished(() => rm(folder, { recursive: true, force: true }))
  return { folder, baselines: openBaselines(folder) }
}

/** Freezes a window of a store; answers the store as hunts see it afterwards. */
export async function frozen(store: DuckStore, given: Partial<BaselineToMake> = {}) {
  const { folder, baselines } = await baselinesFolder()
  const baseline = await baselines.make(store, { name: 'Usual', ...given })
  return { store: withBaselines(store, baselines), baseline, baselines, folder }
}

/** All that the hunt answers about one kind, what is the same among it unless the search says otherwise. */
export async function answered(store: DuckStore, kind: KindId, search = '') {
  const asked = new URLSearchParams(search)
  asked.set('kind', kind)
  if (!asked.has('same')) asked.set('same', 'true')
  asked.set('limit', '10000')
  const result = await run(store, baselineChange, asked)
  if (result.status !== 'ok') throw new Error(result.message)
  return result
}

type Answer = Awaited<ReturnType<typeof answered>>
export type ChangedRow = Answer['rows'][number]

/** A row in one line: `new edges 10.0.0.1 > example.com 443/tcp`. */
export const line = ({ change, item, source, target, port, proto }: ChangedRow) =>
  [change, item, [source, target].filter((end) => end !== null).join(' > '), [port, proto].filter((part) => part !== null).join('/')]
    .filter((part) => part !== '')
    .join(' ')

/** Rows of every kind that are not the same, each in one line with the ways in which it changed. */
export async function differences(store: DuckStore, search = '') {
  const found: string[] = []
  const tables = await store.tables()
  for (const { id } of itemKinds.filter(({ log }) => tables.has(log))) {
    const { rows } = await answered(store, id, search)
    found.push(...rows.filter(({ change }) => change !== 'same').map((row) => [line(row), ...[row.how].flat()].join(' ').trim()))
  }
  return found.sort()
}

/** The comparison of a window with the newest baseline. */
export async function compared({ store, baseline }: Pick<Awaited<ReturnType<typeof frozen>>, 'store' | 'baseline'>, search = '') {
  const result = await compare(store, baselineChange, baseline, new URLSearchParams(search))
  if (result.status !== 'ok') throw new Error(result.message)
  return result
}
