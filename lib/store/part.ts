import type { ZeekType } from '../logs/log'

/** A column of a file: its name there, the column it fills, its type. */
export interface PartColumn {
  readonly source: string
  readonly column: string
  readonly type: ZeekType
}

/**
 * Lines of one layout that the engine reads as Zeek's default TSV: tab, `,` in sets, `(empty)`, `-`, escapes as Zeek writes them.
 * Elements of sets and vectors follow the same rules: `-` is unset, `(empty)` the empty string.
 * A spool has two columns more in front: `_load` and `_line` (line in the source, from 1), and may hold lines of many files.
 * A direct part is the user's own plain file, or a compressed one decompressed: one load, header lines in front, every other line a row, a reject or a last `#close`.
 * It may have grown since: its size must still be `end.bytes` before and after the engine read it, else scan again without `direct`.
 * A JSON log's unknown field may change its type from part to part (double, then string): the wider one, string, must win.
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
