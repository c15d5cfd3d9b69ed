import { readFilters } from './filter-text'

interface Found {
  /** How the text was read; empty while it says nothing. */
  readonly readAs: string
  readonly filters: readonly { readonly text: string; readonly note: string }[]
}

const address4 = /^(\d{1,3}\.){3}\d{1,3}(\/\d{1,2})?$/
const address6 = /^(?=.*:.*:)[\da-f:.]+(\/\d{1,3})?$/i
/** The start of an address: one to three numbers and a dot. */
const start4 = /^(?:\d{1,3}\.){1,3}\d{0,3}$/
const uid = /^[CF][A-Za-z0-9]{11,20}$/
const name = /^(\*\.)?[a-z0-9_-]+(\.[a-z0-9_-]+)+\.?$/i

/** The filters that a text can stand for. */
export function filtersFor(text: string): Found {
  if (address4.test(text) || address6.test(text)) {
    const network = text.includes('/')
    return { readAs: network ? 'read as a network' : 'read as an address', filters: [{ text: `host:${text}`, note: 'filter: either end' }] }
  }
  if (start4.test(text))
    return {
      readAs: 'read as the start of an address',
      filters: [{ text: `host:${text.replace(/\.$/, '')}${text.split('.').length > 3 ? '*' : '.*'}`, note: 'filter: either end' }],
    }
  if (uid.test(text)) {
    const field = text.startsWith('F') ? 'fuid' : 'uid'
    return { readAs: 'read as a uid', filters: [{ text: `${field}:${text}`, note: 'filter: records with it' }] }
  }
  if (name.test(text)) {
    const bare = text.replace(/\.$/, '').toLowerCase()
    return {
      readAs: 'read as a name',
      filters: [
        { text: `query:${bare}`, note: 'filter: asked for' },
        { text: `query:*.${bare.replace(/^\*\./, '')}`, note: 'filter: names below it' },
        { text: `server_name:${bare}`, note: 'filter: sent in TLS' },
      ],
    }
  }
  const { filters, fault } = readFilters(text)
  return fault
    ? { readAs: '', filters: [] }
    : { readAs: filters.length > 0 ? 'read as filters' : '', filters: filters.map(({ text, words }) => ({ text, note: words })) }
}

/** What a text names by itself: an address or a name, as columns hold it; null for all else. */
export function namedIn(text: string): { readonly kind: 'address' | 'name'; readonly field: string; readonly value: string } | null {
  if ((address4.test(text) || address6.test(text)) && !text.includes('/')) return { kind: 'address', field: 'host', value: text }
  return name.test(text) && !text.startsWith('*') ? { kind: 'name', field: 'name', value: text.replace(/\.$/, '').toLowerCase() } : null
}
