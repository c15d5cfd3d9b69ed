import { sql } from '../sql'
import type { DuckStore } from '../store/duckdb'
import type { Appendable, Transaction } from '../store/duckdb-write'
import type { Loaded } from './batch'
import type { Books } from './books'
import { type Kept, type Status, writeEntries } from './ledger'
import type { Scanned, ScannedLog } from './part'
import { REASONS } from './reader'

/** What became of one file. */
export interface Outcome {
  readonly path: string
  /** On disk. */
  readonly bytes: number
  /** Number of the entry, unless the file continues another or is there already. */
  readonly file: number
  readonly load: number
  readonly seconds: number
  readonly scanned: Scanned | null
  /** The rows that a scanned log gave. */
  readonly loaded: readonly Loaded[]
  /** Why nothing of it was kept, where the scan is not the reason. */
  readonly given?: { readonly status: Status; readonly error: string }
}

const earlier = (a: string | null, b: string | null) => (a === null || (b !== null && b < a) ? b : a)
const later = (a: string | null, b: string | null) => (a === null || (b !== null && b > a) ? b : a)
const sum = (numbers: readonly number[]) => numbers.reduce((all, n) => all + n, 0)
const names = (...lists: readonly (string | null)[]) => [...new Set(lists.flatMap((list) => list?.split(',') ?? []))].join(',') || null

/** A file of which no rows were kept: all its lines were skipped. */
function withoutRows(outcome: Outcome, sample: boolean, books: Books): Kept {
  const { scanned, given } = outcome
  const lines = scanned?.lines ?? 0
  const same = scanned?.outcome === 'duplicate' && scanned.file !== undefined ? books.entry(scanned.file) : undefined
  const reason = scanned && scanned.outcome !== 'log' ? scanned.reason : null
  return {
    id: outcome.file,
    path: outcome.path,
    log: same?.log ?? null,
    format: scanned?.format ?? null,
    compression: scanned?.compression ?? null,
    status: given?.status ?? (scanned && scanned.outcome !== 'log' ? scanned.outcome : 'failed'),
    lines,
    rows: 0,
    rejected: 0,
    skipped: lines,
    first_seen: null,
    last_seen: null,
    bytes: outcome.bytes,
    seconds: outcome.seconds,
    error: given?.error ?? (same ? `The same content as ${same.path}.` : reason),
    sample,
    same_as: same?.id ?? null,
  }
}

/** Lines of a beginning that a file continues, which are counted again. */
interface Again {
  readonly rejected: number
  readonly skipped: number
}

/** The entry of a loaded file. */
function withRows(outcome: Outcome, scanned: ScannedLog, before: Kept | undefined, again: Again, sample: boolean): Kept {
  const { loaded } = outcome
  const rejected = scanned.rejects.length + sum(loaded.map((log) => log.rejected))
  const remarks = [before?.error, ...scanned.remarks].filter(Boolean).join('; ')
  return {
    id: before?.id ?? outcome.file,
    path: outcome.path,
    log: names(before?.log ?? null, ...Object.keys(scanned.handed)),
    format: scanned.format,
    compression: scanned.compression,
    status: 'loaded',
    lines: (before?.lines ?? 0) - again.rejected - again.skipped + scanned.lines,
    rows: (before?.rows ?? 0) + sum(loaded.map((log) => log.rows)),
    rejected: (before?.rejected ?? 0) - again.rejected + rejected,
    skipped: (before?.skipped ?? 0) - again.skipped + scanned.skipped,
    first_seen: loaded.reduce((first, log) => earlier(first, log.first_seen), before?.first_seen ?? null),
    last_seen: loaded.reduce((last, log) => later(last, log.last_seen), before?.last_seen ?? null),
    bytes: outcome.bytes,
    seconds: (before?.seconds ?? 0) + outcome.seconds,
    error: remarks || null,
    sample: before?.sample ?? sample,
    same_as: null,
  }
}

/** What a load gave in each log; also a load without any is listed, so that its rejects count. */
function loadsOf(outcome: Outcome): readonly Omit<Loaded, 'rejected'>[] {
  const none = { load: outcome.load, log: '', rows: 0, first_seen: null, last_seen: null }
  return outcome.loaded.length > 0 ? outcome.loaded : [none]
}

/** Where rows of a direct part begin: their lines follow from their order. */
const headerOf = (scanned: ScannedLog, log: string) => scanned.parts.find((part) => part.log === log && part.kind === 'direct')?.skip ?? 0

/**
 * Writes what became of files to the ledger: the small transaction that makes their rows count.
 * A file that is there already, unchanged under the same path, adds nothing. Answers the entries.
 */
export async function confirm(store: DuckStore, outcomes: readonly Outcome[], books: Books, sample: boolean): Promise<readonly Kept[]> {
  return store.write(async (transaction) => {
    const entries = new Map<number, Kept>()
    const stale: number[] = []
    const prefixes: (readonly Appendable[])[] = []
    const loads: (readonly Appendable[])[] = []
    for (const outcome of outcomes) {
      const { scanned } = outcome
      const current = (id: number) => entries.get(id) ?? books.entry(id)
      if (scanned?.outcome === 'duplicate' && scanned.file !== undefined && current(scanned.file)?.path === outcome.path) {
        // An earlier attempt that failed has no meaning any more.
        stale.push(...books.at(outcome.path).flatMap(({ id, status }) => (status === 'loaded' ? [] : [id])))
        continue
      }
      let entry: Kept
      if (!outcome.given && scanned?.outcome === 'log') {
        const before = scanned.continues === null ? undefined : current(scanned.continues)
        const withdrawn = before ? await withdrawIncomplete(transaction.run, before.id) : 0
        // An unterminated line that is no reject was a header or a comment.
        const again = { rejected: withdrawn, skipped: scanned.reopened && withdrawn === 0 ? 1 : 0 }
        entry = withRows(outcome, scanned, before, again, sample)
        const { bytes, lines, digest, tail } = scanned.end
        prefixes.push([entry.id, bytes, lines, digest, tail])
        for (const { load, log, rows, first_seen, last_seen } of loadsOf(outcome))
          loads.push([load, entry.id, log, rows, headerOf(scanned, log), first_seen, last_seen])
      } else {
        const linked = { ...books, entry: current }
        entry = withoutRows(outcome, sample, linked)
      }
      entries.set(entry.id, entry)
    }
    await transaction.append('prefixes', prefixes)
    await transaction.append('loads', loads)
    await writeEntries(transaction, [...entries.values()])
    if (stale.length > 0)
      await transaction.run(sql`DELETE FROM spoor.files WHERE list_contains(CAST(${stale.map(String)} AS UINTEGER[]), id)`)
    return [...entries.values()]
  })
}

/** Takes back the reject of an unterminated last line, which has gone on since; answers how many lines that were. */
async function withdrawIncomplete(run: Transaction['run'], file: number): Promise<number> {
  const { rows } = await run(sql`DELETE FROM spoor.rejects
    WHERE reason = ${REASONS.incomplete} AND load IN (SELECT id FROM spoor.loads WHERE file = ${file})`)
  return Number(rows[0]?.Count ?? 0)
}
