import { mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll } from 'vitest'
import { withLists } from '../../../lib/reference/lists'
import { sql } from '../../../lib/sql'
import type { DuckStore } from '../../../lib/store/duckdb'
import type { ListInfo } from '../../../lib/store/reference'
import type { Row } from '../../../lib/store/store'
import { type FixtureRow, storeWith } from '../store-fixture'

export type Files = Readonly<Record<string, string | Buffer>>

/** A folder with these files, removed after the tests. */
export async function folderWith(files: Files): Promise<string> {
  const folder = await mkdtemp(join(tmpdir(), 'spoor-test-lists-'))
  afterAll(() => rm(folder, { recursive: true, force: true }))
  for (const [name, content] of Object.entries(files)) await writeFile(join(folder, name), content)
  return folder
}

/** A store over these logs that knows the lists in a folder. */
export async function storeWithLists(folder: string, logs: Readonly<Record<string, readonly FixtureRow[]>> = {}): Promise<DuckStore> {
  return withLists(await storeWith(logs), { folder, maxExpansion: 200 })
}

/** Names and ranks in use, best first. */
export async function popular(store: DuckStore): Promise<readonly Row[]> {
  const reference = await store.reference()
  return (await store.query(sql`SELECT name, rank, list FROM ${reference.popular} ORDER BY rank, name, list`)).rows
}

/** The system of each address of the data. */
export async function systems(store: DuckStore): Promise<Readonly<Record<string, unknown>>> {
  const reference = await store.reference()
  const { rows } = await store.query(sql`SELECT address, asn, organisation FROM ${reference.asn} ORDER BY address`)
  return Object.fromEntries(
    rows.map(({ address, asn, organisation }) => [String(address), asn === null ? null : `${asn} ${organisation ?? ''}`]),
  )
}

export async function info(store: DuckStore, file: string): Promise<ListInfo | undefined> {
  return (await store.reference()).lists.find((list) => list.file === file)
}
