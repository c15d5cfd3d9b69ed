import { UserError } from '../errors'
import { raw, sql } from '../sql'
import type { DuckStore } from '../store/duckdb'
import type { Appendable, Transaction } from '../store/duckdb-write'
import type { Cell, Row, Store } from '../store/store'
import { microsToIso } from '../time'
import { type KnownIndex, knownPrefixes } from './known'
import type { Compression, KnownPrefix } from './part'

export type Status = 'loaded' | 'duplicate' | 'skipped' | 'failed' | 'cancelled' | 'loading'

/** One file, as `GET /api/files` answers it. Always lines = rows + rejected + skipped. */
export interface Entry {
  readonly id: number
  readonly path: string
  /** Names joined by commas where one file holds several logs. */
  readonly log: string | null
  readonly format: 'tsv' | 'json' | null
  readonly compression: Compression | null
  readonly status: Status
  readonly lines: number
  readonly rows: number
  readonly rejected: number
  readonly skipped: number
  /** ISO 8601 UTC. */
  readonly first_seen: string | null
  readonly last_seen: string | null
  /** On disk. */
  readonly bytes: number
  readonly seconds: number
  /** Why it is not loaded, or what was noticed while it was. */
  readonly error: string | null
}

/** An entry with what only the loader needs. */
export interface Kept extends Entry {
  /** Comes with the program. */
  readonly sample: boolean
  /** The file that a duplicate equals. */
  readonly same_as: number | null
}

const columns = raw(
  'id, path, log, format, compression, status, lines, rows, rejected, skipped, first_seen, last_seen, bytes, seconds, error',
)

const text = (cell: Cell | undefined): string | null => (typeof cell === 'string' ? cell : null)

function one<T extends string>(cell: Cell | undefined, among: readonly T[]): T | null {
  return among.find((value) => value === cell) ?? null
}

function entry(row: Row): Entry {
  return {
    id: Number(row.id),
    path: String(row.path),
    log: text(row.log),
    format: one(row.format, ['tsv', 'json']),
    compression: one(row.compression, ['none', 'gzip', 'zstd', 'bzip2', 'zip']),
    status: one(row.status, ['loaded', 'duplicate', 'skipped', 'failed', 'cancelled']) ?? 'failed',
    lines: Number(row.lines),
    rows: Number(row.rows),
    rejected: Number(row.rejected),
    skipped: Number(row.skipped),
    first_seen: text(row.first_seen),
    last_seen: text(row.last_seen),
    bytes: Number(row.bytes),
    seconds: Number(row.seconds),
    error: text(row.error),
  }
}

/** The ledger: every file that was ever given, in order of its path. */
export async function ledger(store: Store): Promise<readonly Entry[]> {
  const { rows } = await store.query(sql`SELECT ${columns} FROM spoor.files ORDER BY path, id`)
  return rows.map(entry)
}

/** The ledger with what the loader needs. */
export async function kept(store: Store): Promise<readonly Kept[]> {
  const { rows } = await store.query(sql`SELECT ${columns}, sample, same_as FROM spoor.files ORDER BY path, id`)
  return rows.map((row) => ({ ...entry(row), sample: row.sample === true, same_as: row.same_as === null ? null : Number(row.same_as) }))
}

/** Writes entries; those with the same id are replaced. */
export async function writeEntries(transaction: Transaction, entries: readonly Kept[]): Promise<void> {
  await transaction.run(sql`DELETE FROM spoor.files WHERE list_contains(CAST(${entries.map(({ id }) => String(id))} AS UINTEGER[]), id)`)
  const now = microsToIso(BigInt(Date.now()) * 1000n)
  const rows = entries.map((e): readonly Appendable[] => [
    e.id,
    e.path,
    e.log,
    e.format,
    e.compression,
    e.status,
    e.lines,
    e.rows,
    e.rejected,
    e.skipped,
    e.first_seen,
    e.last_seen,
    e.bytes,
    e.seconds,
    e.error,
    e.sample,
    e.same_as,
    now,
  ])
  await transaction.append('files', rows)
}

/** The next `count` numbers of a sequence, which are never given again. */
export async function nextIds(store: DuckStore, sequence: 'file_id' | 'load_id', count: number): Promise<readonly number[]> {
  const { rows } = await store.execute(sql`SELECT nextval(${`spoor.${sequence}`}) AS id FROM range(${count})`)
  return rows.map(({ id }) => Number(id)).sort((a, b) => a - b)
}

/** The loaded beginnings of all files, for the scan to compare with. */
export async function known(store: Store): Promise<KnownIndex> {
  const { rows } = await store.query(sql`SELECT p.file, f.path, p.bytes, p.lines, p.digest, p.tail
    FROM spoor.prefixes p JOIN spoor.files f ON f.id = p.file ORDER BY p.file, p.bytes`)
  return knownPrefixes(
    rows.map(
      (row): KnownPrefix => ({
        file: Number(row.file),
        path: String(row.path),
        bytes: Number(row.bytes),
        lines: Number(row.lines),
        digest: String(row.digest),
        tail: Number(row.tail),
      }),
    ),
  )
}

/** Throws `not-found` for a file that the ledger does not have. */
export async function expectFile(store: Store, file: number): Promise<void> {
  const { rows } = await store.query(sql`SELECT 1 FROM spoor.files WHERE id = ${file}`)
  if (rows.length === 0) throw new UserError('not-found', `The ledger has no file ${file}.`)
}
