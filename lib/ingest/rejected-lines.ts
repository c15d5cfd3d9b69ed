import { z } from 'zod'
import { type Sql, sql } from '../sql'
import type { Row, Store } from '../store/store'
import { expectFile } from './ledger'

export type RejectedLine = Readonly<{
  line: number
  reason: string
  /** The line's bytes in the canonical form of text. */
  text: string
}>

/** How they are given: 10,000 of them as JSON, all as NDJSON. */
export const rejectParams = z.strictObject({ format: z.enum(['json', 'ndjson']).default('json') })

/** Rejected lines of a file in their order, at most `limit`. Throws `not-found` for a file that the ledger does not have. */
export async function rejectsOf(store: Store, file: number, limit: number): Promise<readonly RejectedLine[]> {
  await expectFile(store, file)
  const { rows } = await store.query(sql`${rejectedLines(file)} LIMIT ${limit}`)
  return rows.map(rejectedLine)
}

/** All rejected lines of a file in their order, in batches. Throws `not-found`. */
export async function* allRejectsOf(store: Store, file: number, signal?: AbortSignal): AsyncGenerator<readonly RejectedLine[]> {
  await expectFile(store, file)
  for await (const rows of store.stream(rejectedLines(file), signal ? { signal } : {})) yield rows.map(rejectedLine)
}

const rejectedLines = (file: number): Sql => sql`SELECT line, reason, raw AS text FROM spoor.rejects
  WHERE load IN (SELECT id FROM spoor.loads WHERE file = ${file}) ORDER BY line`

const rejectedLine = (row: Row): RejectedLine => ({ line: Number(row.line), reason: String(row.reason), text: String(row.text) })
