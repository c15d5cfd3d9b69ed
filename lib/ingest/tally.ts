import type { Reject } from './part'

/** Raw bytes of rejects are kept up to here per scan; beyond it they are fetched from the source when they are stored. */
const RAW_KEPT = 32 << 20

/** What became of each line of a scan: handed over, rejected or skipped. */
export interface Tally {
  readonly rejects: readonly Reject[]
  readonly handed: Readonly<Record<string, number>>
  readonly skipped: number
  readonly remarks: ReadonlySet<string>
  hand(log: string, lines?: number): void
  skip(): void
  /** Keeps a copy of the bytes. */
  reject(line: number, reason: string, raw: Buffer): void
  remark(text: string): void
  /** Forgets all lines so far: they were loaded before. */
  restart(): void
}

export function tally(): Tally {
  let rejects: Reject[] = []
  let handed = new Map<string, number>()
  let skipped = 0
  let kept = 0
  const remarks = new Set<string>()
  return {
    get rejects() {
      return rejects
    },
    get handed() {
      return Object.fromEntries(handed)
    },
    get skipped() {
      return skipped
    },
    remarks,
    hand(log, lines = 1) {
      handed.set(log, (handed.get(log) ?? 0) + lines)
    },
    skip() {
      skipped += 1
    },
    reject(line, reason, raw) {
      kept += raw.length
      rejects.push({ line, reason, raw: kept > RAW_KEPT ? null : Buffer.from(raw) })
    },
    remark(text) {
      // Names come from the data: a hostile file must not fill the page with them.
      if (remarks.size < 20) remarks.add(text)
    },
    restart() {
      rejects = []
      handed = new Map()
      skipped = 0
      kept = 0
    },
  }
}
