import type { ZeekType } from '../logs/log'

/** A column of a file: its name there, the column it fills, its type. */
export interface PartColumn {
  readonly source: string
  readonly column: string
  readonly type: ZeekType
}

/**
 * Lines of one layout that the engine reads as Zeek's default TSV: tab, `,` in sets, `(empty)`, `-`, escapes as Zeek writes them.
 * A spool has two columns more in front: `_load` and `_line` (line in the source, from 1), and may hold lines of many files.
 * A direct part is the user's own plain file: one load, header lines in front, every other line a row, a reject or a `#` line.
 */
export interface Part {
  readonly log: string
  readonly columns: readonly PartColumn[]
  readonly path: string
  readonly kind: 'spool' | 'direct'
  /** Lines at the start that are header; 0 in a spool. */
  readonly skip: number
  /** Whether any backslash occurs, so that values must be unescaped. */
  readonly escaped: boolean
}

export interface Reject {
  readonly line: number
  readonly reason: string
  /** Filled from the source where the scan did not keep it. */
  readonly raw: Buffer | null
}

/** A loaded beginning of some file: if a new file starts with exactly these bytes, it is that file, grown. */
export interface KnownPrefix {
  readonly file: number
  /** Decompressed bytes up to the end of the last whole line. */
  readonly bytes: number
  readonly lines: number
  readonly digest: string
}

interface Counted {
  readonly compression: 'none' | 'gzip' | 'zstd' | 'bzip2' | 'zip'
  readonly format: 'tsv' | 'json' | null
  readonly lines: number
}

export interface ScannedLog extends Counted {
  readonly outcome: 'log'
  readonly format: 'tsv' | 'json'
  /** The file that this one continues; lines before are not counted again. */
  readonly continues: number | null
  /** Where the file was read up to: all its whole lines. */
  readonly end: { readonly bytes: number; readonly lines: number; readonly digest: string }
  /** Data lines handed to the engine, by log. For a direct part: all lines after the header. */
  readonly handed: Readonly<Record<string, number>>
  readonly parts: readonly Part[]
  /** Header, comment and blank lines. */
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
