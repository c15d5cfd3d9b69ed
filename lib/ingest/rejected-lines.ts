import { type Sql, sql } from '../sql'
import type { Row, Store } from '../store/store'
import { expectFile } from './ledger'

export type RejectedLine = Readonly<{
  line: number
  reason: string
  /** The line's bytes in the canonical form of text. */
  text: string
}>

interface Part {
  /** Null for all. */
  readonly limit: number | null
  readonly offset: number
}

/** How many lines of a file were rejected. Throws `not-found` for a file that the ledger does not have. */
export async function rejectCount(store: Store, file: number): Promise<number> {
  await expectFile(store, file)
  const { rows } = await store.query(sql`SELECT count(*) AS lines FROM spoor.rejects WHERE ${isOf(file)}`)
  return Number(rows[0]?.lines)
}

/** Rejected lines of a file in their order. */
export async function rejectsOf(store: Store, file: number, part: Part): Promise<readonly RejectedLine[]> {
  const { rows } = await store.query(rejectedLines(file, part))
  return rows.map(rejectedLine)
}

/** The same in batches. */
export async function* rejectsStream(
  store: Store,
  file: number,
  part: Part,
  signal?: AbortSignal,
): AsyncGenerator<readonly RejectedLine[]> {
  for await (const rows of store.stream(rejectedLines(file, part), signal ? { signal } : {})) yield rows.map(rejectedLine)
}

const isOf = (file: number): Sql => sql`load IN (SELECT id FROM spoor.loads WHERE file = ${file})`

const rejectedLines = (file: number, { limit, offset }: Part): Sql => sql`SELECT line, reason, raw AS text FROM spoor.rejects
WHERE ${isOf(file)}
ORDER BY line
${limit === null ? sql`` : sql`LIMIT ${limit}`} OFFSET ${offset}`

const rejectedLine = (row: Row): RejectedLine => ({ line: Number(row.line), reason: String(row.reason), text: String(row.text) })
