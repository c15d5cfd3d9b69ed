import type { Parsed } from '../errors'
import { type Filter, printFilter, wanted } from '../filters'
import { isCalled, isNetworkField, type NamedNetwork, networkWords, type Range, rangesOf } from '../networks'
import { faultAt, parseScope, type Scope } from '../scope'
import type { Store } from '../store/store'

/** The names and roles of a pill, `office, hr`, each with its place in the pill's value. */
function wordsOf(value: string): readonly { readonly word: string; readonly at: number }[] {
  const asked = wanted(value)
  const text = asked.kind === 'unset' ? '' : asked.text
  let at = asked.kind === 'exact' ? 1 : 0
  return text.split(',').map((part) => {
    const word = { word: part.trim(), at: at + part.length - part.trimStart().length }
    at += part.length + 1
    return word
  })
}

function listed(networks: readonly NamedNetwork[]): string {
  const words = networkWords(networks)
  if (words.length === 0) return 'no network has a name yet: name yours under Networks, or in networks.json'
  const shown = words.slice(0, 12).join(', ')
  return `no network has this name or role; there ${words.length === 1 ? 'is' : 'are'} ${shown}${words.length > 12 ? ` and ${words.length - 12} more` : ''}`
}

/** The addresses that a pill speaks of, or what is wrong with it. Unset means none of the networks: those of all of them. */
function named(filter: Filter, networks: readonly NamedNetwork[]): { readonly ranges: readonly Range[] } | { readonly fault: string } {
  if (filter.value === '-') return { ranges: rangesOf(networks, () => true) }
  const words = wordsOf(filter.value)
  const text = printFilter(filter)
  const unknown = words.find(({ word }) => !networks.some((network) => isCalled(network, [word])))
  if (unknown) return { fault: faultAt(text, text.length - filter.value.length + unknown.at, listed(networks)) }
  const asked = words.map(({ word }) => word)
  return { ranges: rangesOf(networks, (network) => isCalled(network, asked)) }
}

/** Reads the scope of a URL, and what its pills on named networks hold now. */
export async function readScope(store: Store, search: URLSearchParams): Promise<Parsed<Scope>> {
  const read = parseScope(search)
  if (!read.ok || !read.value.filters.some(({ field }) => isNetworkField(field))) return read
  const { networks } = await store.reference()
  const faults: string[] = []
  const filters = read.value.filters.map((filter) => {
    if (!isNetworkField(filter.field)) return filter
    const found = named(filter, networks)
    if ('ranges' in found) return { ...filter, ranges: found.ranges }
    faults.push(found.fault)
    return filter
  })
  return faults.length > 0 ? { ok: false, fields: { filter: faults } } : { ok: true, value: { ...read.value, filters } }
}
