import type { Spools } from './spool'
import type { Tally } from './tally'

/** Turns lines into spool lines, and says of each what became of it. */
export interface Reader {
  /** Whole lines, each with its newline; `line` is the number of the first. Answers how many there were. */
  lines(bytes: Buffer, line: number): number
  /** Whether a line that begins so is a header or a comment, and would be no row if it went on. */
  isComment(start: Buffer): boolean
  /** After the last line: names the log of a file that has a header and no records. */
  finish(): void
}

export interface ReaderContext {
  /** The file's name for the user. */
  readonly name: string
  readonly load: number
  readonly spools: Spools
  readonly tally: Tally
}

export const CR = 13
export const NEWLINE = 10

export const REASONS = {
  incomplete: 'incomplete',
  nul: 'NUL byte in the line',
  cr: 'carriage return inside the line',
  utf8: 'not valid UTF-8',
  header: 'no header names the fields',
  long: (bytes: number) => `line of ${bytes} bytes, at most ${1 << 20} are read`,
  fields: (found: number, named: number) => `${found} fields, header names ${named}`,
} as const
