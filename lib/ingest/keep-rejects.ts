import type { Stranger } from '../store/duckdb-strangers'
import type { Appendable, EngineReject, Transaction } from '../store/duckdb-write'
import type { Part, ScannedLog } from './part'
import { rawLines } from './raw-lines'
import { noValue, reasonOf } from './reason'

/** A file that was scanned as a log, with the load that its rows carry. */
export interface Loading {
  readonly load: number
  readonly path: string
  readonly parts: readonly Part[]
  /** Of a file that the engine begins to read before it is checked, what the check said in the end. */
  readonly scanned: ScannedLog | Promise<ScannedLog>
}

/** What is learnt of loads while their parts are read. */
export interface Tally {
  /** Lines that the engine did not take, by `load log`; those of the scan are counted there. */
  readonly rejected: Map<string, number>
  /** Loads of which nothing may stay, and why. */
  readonly wrong: Map<number, string>
}

/** Keeps rejected lines of files, with bytes from the source where the scan did not keep them. */
export async function keepRejects(
  transaction: Transaction,
  files: ReadonlyMap<number, Loading>,
  rejects: readonly { readonly load: number; readonly line: number; readonly reason: string; readonly raw: Buffer | null }[],
  signal?: AbortSignal,
): Promise<void> {
  const byLoad = new Map<number, (typeof rejects)[number][]>()
  for (const reject of rejects) {
    const lines = byLoad.get(reject.load) ?? []
    lines.push(reject)
    byLoad.set(reject.load, lines)
  }
  for (const [load, lines] of byLoad) {
    const path = files.get(load)?.path
    const missing = lines.filter(({ raw }) => raw === null).map(({ line }) => line)
    const bytes = path && missing.length > 0 ? await rawLines(path, missing, signal ? { signal } : {}) : new Map<number, Buffer>()
    const rows = lines.map(({ line, reason, raw }): readonly Appendable[] => [
      load,
      line,
      reason,
      raw ?? bytes.get(line) ?? Buffer.alloc(0),
    ])
    await transaction.append('rejects', rows)
  }
}

function count(tally: Tally, load: number, log: string): void {
  const key = `${load} ${log}`
  tally.rejected.set(key, (tally.rejected.get(key) ?? 0) + 1)
}

/** Keeps lines that the engine did not take, and counts them; `own` is the load of a direct part. */
export async function keepFaults(
  transaction: Transaction,
  part: Part,
  files: ReadonlyMap<number, Loading>,
  tally: Tally,
  own: number | null,
  rejects: readonly EngineReject[],
  signal?: AbortSignal,
): Promise<void> {
  const lines = rejects.map((reject) => ({ load: reject.load ?? own ?? 0, line: reject.line, reason: reasonOf(reject, part), raw: null }))
  for (const { load } of lines) count(tally, load, part.log)
  await keepRejects(transaction, files, lines, signal)
}

/** Keeps lines whose rows were taken back because of an address or a network that is none. */
export async function keepStrangers(
  transaction: Transaction,
  files: ReadonlyMap<number, Loading>,
  tally: Tally,
  strangers: readonly Stranger[],
  signal?: AbortSignal,
): Promise<void> {
  const lines = strangers.map(({ log, load, line, column, value }) => {
    const filled = files
      .get(load)
      ?.parts.filter((part) => part.log === log)
      .flatMap((part) => part.columns)
      .find((one) => one.column === column)
    // A direct part does not tell its lines: the spool will.
    if (line === null) tally.wrong.set(load, 'a value is no address')
    count(tally, load, log)
    return { load, line: line ?? 0, reason: noValue(filled ?? { source: column, column, type: 'addr' }, value), raw: null }
  })
  await keepRejects(
    transaction,
    files,
    lines.filter(({ line }) => line > 0),
    signal,
  )
}
