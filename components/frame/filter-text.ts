import { parseEntry, printFilter, type Wanted, wanted } from '@/lib/filters'
import { isNetworkField } from '@/lib/networks'
import type { Filter } from '@/lib/scope'
import { visible } from '../value/visible'

/** What was typed as pills, each with the words that say how it was read, or the first fault and its place, from 0. */
export interface ReadFilters {
  readonly filters: readonly { readonly text: string; readonly words: string }[]
  readonly fault: { readonly at: number; readonly message: string } | null
}

/** Reads `host:10.1.2.0/24 -id_resp_p:443`. */
export function readFilters(text: string): ReadFilters {
  const read = parseEntry(text)
  if (!read.ok) return { filters: [], fault: read }
  return { filters: read.value.map((filter) => ({ text: printFilter(filter), words: filterWords(filter) })), fault: null }
}

/** A pill of the URL; null where a hand-written link has one that cannot be read. */
export function readPill(text: string): Filter | null {
  const match = /^(-?)([^:]+):(.+)$/s.exec(text)
  return match ? { negated: match[1] === '-', field: match[2] ?? '', value: match[3] ?? '' } : null
}

/** A filter's value as it is shown: of a row what it is called, where that is known, instead of its id. */
export function shownValue({ field, value }: Filter, titles: ReadonlyMap<string, string>): string {
  const asks = wanted(value)
  if (asks.kind === 'unset') return 'unset'
  const title = field === 'row' ? titles.get(asks.text) : undefined
  return visible(title ?? value)
}

/** A pill as one text: `-host:192.0.2.1`, `-row:ssh on 80/tcp`. */
export function shownText(text: string, titles: ReadonlyMap<string, string>): string {
  const pill = readPill(text)
  return visible(pill?.field === 'row' ? printFilter({ ...pill, value: shownValue(pill, titles) }) : text)
}

/** What a filter asks for, in words. */
export function filterWords({ negated, field, value }: Filter): string {
  const not = negated ? ' not' : ''
  const asked = wanted(value)
  if (isNetworkField(field)) return networkWords(field, not, asked)
  if (asked.kind === 'unset') return `${field} is${negated ? '' : ' not'} set`
  const { text } = asked
  if (asked.kind === 'exact') return `${field} is${not} exactly ${text === '' ? 'empty' : text}`
  const range = /^(.*)\.\.(.*)$/.exec(text)
  if (range) return `${field} is${not} from ${range[1] || 'the lowest'} to ${range[2] || 'the highest'}`
  if (/^[\da-f.:]+\/\d{1,3}$/i.test(text)) return `${field} is${not} in the network ${text}`
  if (text.includes('*')) return `${field} ${negated ? 'does not fit' : 'fits'} ${text}`
  return `${field} is${not} ${text}`
}

const endOf: Readonly<Record<string, string>> = { src_network: 'the originator', dst_network: 'the responder' }

/** `either end is in office or hr`. */
function networkWords(field: string, not: string, asked: Wanted): string {
  const end = endOf[field] ?? (not ? 'no end' : 'either end')
  const is = endOf[field] ? `is${not}` : 'is'
  if (asked.kind === 'unset') return unnamedWords(field, not !== '')
  return `${end} ${is} in ${asked.text.split(',').join(' or ')}`
}

function unnamedWords(field: string, negated: boolean): string {
  if (endOf[field]) return `${endOf[field]} is in ${negated ? 'a' : 'no'} named network`
  return negated ? 'both ends are in named networks' : 'neither end is in a named network'
}
