import { identifier, type Sql, sql } from '../sql'
import type { DuckStore } from '../store/duckdb'
import { expectFile } from './ledger'

async function removeWhere(store: DuckStore, condition: Sql): Promise<void> {
  const { rows: loads } = await store.query(
    sql`SELECT DISTINCT id, log FROM spoor.loads WHERE file IN (SELECT id FROM spoor.files WHERE ${condition})`,
  )
  // The entry goes first, alone: what a kill leaves of the rows is then without a confirmed load, and deleted at the next opening.
  await store.write(async ({ run }) => {
    const files = sql`(SELECT id FROM spoor.files WHERE ${condition})`
    await run(sql`DELETE FROM spoor.loads WHERE file IN ${files}`)
    await run(sql`DELETE FROM spoor.prefixes WHERE file IN ${files}`)
    await run(sql`DELETE FROM spoor.files WHERE ${condition}`)
  })
  const ids = loads.map(({ id }) => String(id))
  if (ids.length === 0) return
  await store.write(async ({ run }) => {
    const gone = sql`list_contains(CAST(${ids} AS UINTEGER[]), _load)`
    for (const log of new Set(loads.map(({ log }) => String(log)))) await run(sql`DELETE FROM ${identifier('logs', log)} WHERE ${gone}`)
    await run(sql`DELETE FROM spoor.rejects WHERE list_contains(CAST(${ids} AS UINTEGER[]), load)`)
  })
}

/** Removes a file with all its rows and rejects. Throws `not-found` for a file that the ledger does not have. */
export async function removeFile(store: DuckStore, file: number): Promise<void> {
  await expectFile(store, file)
  await removeWhere(store, sql`id = ${file}`)
}

/** Removes the data that come with the program. */
export async function removeSample(store: DuckStore): Promise<void> {
  await removeWhere(store, sql`sample`)
}
