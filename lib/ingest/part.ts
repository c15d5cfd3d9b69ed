import type { Part } from '../store/part'

export type { Part, PartColumn } from '../store/part'

export interface Reject {
  readonly line: number
  readonly reason: string
  /** Filled from the source where the scan did not keep it. */
  readonly raw: Buffer | null
}

/** A loaded beginning of some file: if a new file starts with exactly these bytes, it is that file, grown. */
export interface KnownPrefix {
  readonly file: number
  /** Where that file lay: a beginning without any record, only a header, counts for the same path alone. */
  readonly path?: string
  /** Decompressed bytes up to the end of the last whole line. */
  readonly bytes: number
  readonly lines: number
  /** SHA-256 of those bytes, hexadecimal. */
  readonly digest: string
  /** Bytes of the unterminated line that stood behind them; 0 when there was none. */
  readonly tail: number
}

export type Compression = 'none' | 'gzip' | 'zstd' | 'bzip2' | 'zip'

interface Counted {
  readonly compression: Compression
  readonly format: 'tsv' | 'json' | null
  /** Lines of this scan, an unterminated last one included: of a damaged file those before the damage, 0 of what has no lines. */
  readonly lines: number
}

export interface ScannedLog extends Counted {
  readonly outcome: 'log'
  readonly format: 'tsv' | 'json'
  /** The file that this one continues; lines before are not counted again. */
  readonly continues: number | null
  /** Whether that ended in an unterminated line, which is read again. */
  readonly reopened: boolean
  /** Where the file was read up to: all its whole lines. */
  readonly end: Omit<KnownPrefix, 'file' | 'path'>
  /** Data lines handed to the engine, by log. For a direct part: all lines after the header but a last `#close`. */
  readonly handed: Readonly<Record<string, number>>
  readonly parts: readonly Part[]
  /** Lines of a direct part that were handed over although a value does not fit: the engine has to reject each of them. */
  readonly misfits: readonly number[]
  /** Header, comment and blank lines. Always lines = handed + rejects + skipped. */
  readonly skipped: number
  readonly rejects: readonly Reject[]
  /** What the format could not reveal, or what was noticed: shown beside the file. */
  readonly remarks: readonly string[]
}

export interface ScannedOther extends Counted {
  /** `skipped`: no Zeek log; `failed`: damaged or unreadable; `duplicate`: nothing new since the file that it names. */
  readonly outcome: 'skipped' | 'failed' | 'duplicate'
  readonly reason: string
  readonly file?: number
}

export type Scanned = ScannedLog | ScannedOther

/** A file of which nothing is new since the one that it names. */
export const duplicate = (counted: Counted, file: number): ScannedOther => ({
  outcome: 'duplicate',
  reason: 'everything in it is loaded already',
  file,
  ...counted,
})

/**
 * The spools of one batch: one temporary file per log and layout. Scans over one set run one after the other;
 * a scan that does not end as a log takes back what it wrote.
 */
export interface SpoolSet {
  /** Finishes the files and names them, each with at least one line. Write no more after that. */
  close(): Promise<readonly Part[]>
  /** Deletes the files; also after a failure and without `close`. */
  delete(): Promise<void>
}
