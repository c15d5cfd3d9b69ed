import { headerLayout } from './layout'
import { logName } from './log-name'
import type { PartColumn } from './part'

/** How lines are cut into values. Texts are byte strings (latin1), as they stand in the file. */
export interface Dialect {
  readonly separator: string
  readonly set: string
  readonly empty: string
  readonly unset: string
}

export const ZEEK: Dialect = { separator: '\t', set: ',', empty: '(empty)', unset: '-' }

export const isZeeks = (dialect: Dialect) =>
  dialect.separator === ZEEK.separator && dialect.set === ZEEK.set && dialect.empty === ZEEK.empty && dialect.unset === ZEEK.unset

const KEYS = ['separator', 'set_separator', 'empty_field', 'unset_field', 'path', 'open', 'close', 'fields', 'types'] as const
export type HeaderKey = (typeof KEYS)[number]

/** The key of a header line, else null: a comment. */
export function headerKey(line: string, prefix: string): HeaderKey | null {
  const rest = line.slice(prefix.length)
  return KEYS.find((key) => rest.startsWith(key) && !/^\w/.test(rest.slice(key.length))) ?? null
}

const unescaped = (text: string) =>
  text.replaceAll(/\\x([0-9a-fA-F]{2})/g, (_, hex: string) => String.fromCharCode(Number.parseInt(hex, 16)))
const utf8 = (bytes: string) => Buffer.from(bytes, 'latin1').toString()

export interface Layout {
  readonly log: string
  readonly columns: readonly PartColumn[]
  readonly remarks: readonly string[]
}

/** What the header lines met so far say. Lines are byte strings. */
export interface Header {
  readonly dialect: Dialect
  /** Takes a header line in; answers whether the layout of the lines that follow may have changed. */
  line(text: string): boolean
  /** Takes a line that holds nothing but the names of fields. */
  names(text: string): void
  /** Null before fields were named. */
  layout(): Layout | null
}

/** `file` is the name of the file; `prefix` what header lines begin with, `#` unless the sensor was told otherwise. */
export function readHeader(file: string, prefix: string): Header {
  let dialect = ZEEK
  let path: string | null = null
  let fields: readonly string[] | null = null
  let types: readonly string[] | null = null

  /** What follows the key, cut at the separator; some writers put a blank or a tab whatever the separator is. */
  const values = (text: string, key: HeaderKey) => {
    const rest = text.slice(prefix.length + key.length)
    const separator = [dialect.separator, '\t', ' '].find((candidate) => rest.startsWith(candidate)) ?? dialect.separator
    return rest.slice(separator.length).split(separator)
  }

  const takes: Readonly<Record<HeaderKey, (text: string) => void>> = {
    separator(text) {
      // A header block begins: what an earlier one said is over.
      const separator = unescaped(text.slice(prefix.length + 'separator '.length))
      dialect = { ...ZEEK, separator: separator === '' ? ZEEK.separator : separator }
      types = null
    },
    set_separator: (text) => {
      // Where both separators are equal, cutting at the first would leave nothing.
      const value = text.slice(prefix.length + 'set_separator'.length)
      const own = value.startsWith(dialect.separator) ? value.slice(dialect.separator.length) : value.trimStart()
      dialect = { ...dialect, set: own === '' ? ZEEK.set : unescaped(own) }
    },
    empty_field: (text) => {
      dialect = { ...dialect, empty: unescaped(values(text, 'empty_field')[0] ?? ZEEK.empty) }
    },
    unset_field: (text) => {
      dialect = { ...dialect, unset: unescaped(values(text, 'unset_field')[0] ?? ZEEK.unset) }
    },
    path: (text) => {
      path = utf8(unescaped(values(text, 'path')[0] ?? '')).trim() || null
    },
    open: () => undefined,
    close: () => undefined,
    fields: (text) => {
      fields = values(text, 'fields').map((name) => utf8(unescaped(name)))
      types = null
    },
    types: (text) => {
      types = values(text, 'types')
    },
  }

  return {
    get dialect() {
      return dialect
    },
    line(text) {
      const key = headerKey(text, prefix)
      if (key) takes[key](text)
      return key !== null && key !== 'open' && key !== 'close'
    },
    names(text) {
      fields = text.split('\t').map(utf8)
    },
    layout() {
      if (!fields) return null
      const log = logName(path, file)
      return { log, ...headerLayout(log, fields, types) }
    },
  }
}
