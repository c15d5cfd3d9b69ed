import type { Entry as LedgerFile } from '@/lib/ingest/ledger'
import type { RejectedLine as Reject } from '@/lib/ingest/rejected-lines'

export type { LedgerFile, Reject }

/** What became of a file, in the words of the ledger. */
export type Outcome = 'rejects' | 'not loaded' | 'loading' | 'loaded' | 'skipped'

export function outcome(file: LedgerFile): Outcome {
  if (file.status === 'loading') return 'loading'
  if (file.status === 'failed' || file.status === 'cancelled') return 'not loaded'
  if (file.status === 'skipped' || file.status === 'duplicate') return 'skipped'
  return file.rejected > 0 ? 'rejects' : 'loaded'
}

export function fileName(path: string): string {
  return path.slice(path.lastIndexOf('/') + 1) || path
}

/** Rejects first, then what was not loaded; within each as they came. */
const urgency: readonly Outcome[] = ['rejects', 'not loaded', 'loading', 'loaded', 'skipped']

export function byUrgency(files: readonly LedgerFile[]): readonly LedgerFile[] {
  return files.toSorted((a, b) => {
    const order = (file: LedgerFile) => Math.min(3, urgency.indexOf(outcome(file)))
    return order(a) - order(b)
  })
}

export interface Sums {
  readonly lines: number
  readonly rows: number
  readonly rejected: number
  readonly skipped: number
  readonly bytes: number
  readonly first: string | null
  readonly last: string | null
}

export function sums(files: readonly LedgerFile[]): Sums {
  const add = (pick: (file: LedgerFile) => number) => files.reduce((sum, file) => sum + pick(file), 0)
  const times = (pick: (file: LedgerFile) => string | null) => files.flatMap((file) => pick(file) ?? []).sort()
  return {
    lines: add((file) => file.lines),
    rows: add((file) => file.rows),
    rejected: add((file) => file.rejected),
    skipped: add((file) => file.skipped),
    bytes: add((file) => file.bytes),
    first: times((file) => file.first_seen)[0] ?? null,
    last: times((file) => file.last_seen).at(-1) ?? null,
  }
}

/** How often each reason occurs, most frequent first. Numbers within a reason are what differs between lines. */
export function reasons(rejects: readonly Reject[]): readonly { readonly reason: string; readonly count: number }[] {
  const counts = new Map<string, number>()
  for (const { reason } of rejects) counts.set(reason, (counts.get(reason) ?? 0) + 1)
  return [...counts].map(([reason, count]) => ({ reason, count })).sort((a, b) => b.count - a.count || (a.reason < b.reason ? -1 : 1))
}
