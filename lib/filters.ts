import { parseBlock } from './address'
import type { Range } from './networks'
import { fieldMisfit } from './typed-value'

/** One pill: `[-]field:value`. */
export interface Filter {
  readonly field: string
  readonly negated: boolean
  /** As the user wrote it: exact text, CIDR, `a..b`, a glob with `*`, or `-` for unset. */
  readonly value: string
  /** Where it names networks: the addresses that they hold, as lib/where reads them. */
  readonly ranges?: readonly Range[]
}

/** Text that could not be read, with the place (from 0) and what was expected there. */
export interface Unread {
  readonly ok: false
  readonly at: number
  readonly message: string
}

type Read<T> = { readonly ok: true; readonly value: T } | Unread

/** What a value asks for, before the field's type is known. */
export type Wanted = { readonly kind: 'unset' } | { readonly kind: 'exact' | 'open'; readonly text: string }

const head = /^(-?)([A-Za-z_][\w.]*)/

/** Zeek's own `id.resp_p` is the column `id_resp_p`. */
const fieldName = (text: string) => text.toLowerCase().replaceAll('.', '_')

/** Reads one pill, `[-]field:value`; the value is the rest as it stands. */
export function parseFilter(text: string): Read<Filter> {
  const match = head.exec(text)
  if (!match) return { ok: false, at: text.startsWith('-') ? 1 : 0, message: 'a field name is expected here, as in host:192.0.2.1' }
  const end = match[0].length
  if (text[end] !== ':') return { ok: false, at: end, message: 'a colon and a value are expected here, as in host:192.0.2.1' }
  const value = text.slice(end + 1)
  if (value === '') return { ok: false, at: end + 1, message: 'a value is expected here; - means unset, "" means empty' }
  if (value.startsWith('"') && quotedEnd(value, 0) !== value.length)
    return { ok: false, at: end + 1, message: 'the quotes opened here must close at the end; a quote inside is written twice' }
  return { ok: true, value: { field: fieldName(match[2] ?? ''), negated: match[1] === '-', value } }
}

/** Where a quoted text that begins at `from` ends (after its last quote); -1 if it never does. */
function quotedEnd(text: string, from: number): number {
  for (let at = from + 1; at < text.length; at++) {
    if (text[at] !== '"') continue
    if (text[at + 1] !== '"') return at + 1
    at++
  }
  return -1
}

/** Reads what a user typed: filters with blanks between them, values with blanks in quotes; an address alone means `host:`. */
export function parseEntry(text: string): Read<readonly Filter[]> {
  const filters: Filter[] = []
  for (let at = 0; at < text.length; ) {
    const start = at + (/^\s*/.exec(text.slice(at))?.[0].length ?? 0)
    if (start === text.length) break
    const value = head.exec(text.slice(start))?.[0].length ?? 0
    const quoted = text[start + value] === ':' && text[start + value + 1] === '"'
    const closed = quoted ? quotedEnd(text, start + value + 1) : start
    if (closed === -1) return { ok: false, at: start + value + 1, message: 'the quotes opened here never close' }
    const end = closed + (/^\S*/.exec(text.slice(closed))?.[0].length ?? 0)
    const token = text.slice(start, end)
    const bare = /^(-?)(.*)$/.exec(token)
    if (bare && parseBlock(bare[2] ?? '')) filters.push({ field: 'host', negated: bare[1] === '-', value: bare[2] ?? '' })
    else {
      const read = parseFilter(token)
      if (!read.ok) return { ...read, at: start + read.at }
      const { field, value } = read.value
      const asked = wanted(value)
      const fault = asked.kind === 'unset' ? null : fieldMisfit(field, asked.text)
      if (fault) return { ok: false, at: end - value.length + fault.at, message: fault.message }
      filters.push(read.value)
    }
    at = end
  }
  return { ok: true, value: filters }
}

/** The pill as text; `parseFilter` reads it back. */
export function printFilter({ field, negated, value }: Filter): string {
  return `${negated ? '-' : ''}${field}:${value}`
}

/** What a pill's value asks for: quotes make it exact, whatever it holds. */
export function wanted(value: string): Wanted {
  if (value === '-') return { kind: 'unset' }
  return value.startsWith('"') ? { kind: 'exact', text: value.slice(1, -1).replaceAll('""', '"') } : { kind: 'open', text: value }
}

/** The pill that keeps exactly the records with this value; null keeps those where it is unset. */
export function exactly(field: string, value: string | number | boolean | null, negated = false): Filter {
  if (value === null) return { field, negated, value: '-' }
  const text = String(value)
  const plain = typeof value !== 'string' || /^[\w.:@/-]+$/.test(text)
  return { field, negated, value: plain && text !== '-' && !text.includes('..') ? text : `"${text.replaceAll('"', '""')}"` }
}
