import type { Parsed } from './errors'
import { type Filter, parseFilter, printFilter } from './filters'
import { microsToIso, parseTime } from './time'

export type { Filter }

/** What follows the user from view to view. Times are ISO 8601 UTC, half-open. */
export interface Scope {
  readonly from: string | null
  readonly to: string | null
  readonly filters: readonly Filter[]
}

export const wholeScope: Scope = { from: null, to: null, filters: [] }

/** A part of the scope that a log cannot use, with the reason in words. `filter` is the pill as text, or `time`. */
export interface Unused {
  readonly filter: string
  readonly log: string
  readonly reason: string
}

/** The scope as answers repeat it. */
export interface ScopeAnswer {
  readonly from: string | null
  readonly to: string | null
  readonly filter: readonly string[]
  readonly unused: readonly Unused[]
}

/** The switches that hide rows of any hunt, as a URL names them; they limit no log. */
export const hidingNames = ['hide_popular', 'show_allowed'] as const

/** The names that a scope has in a URL. */
export const scopeNames = ['from', 'to', 'filter', ...hidingNames] as const

/** Where a filter could not be read: `host:a: … (character 6)`, counted from 1. */
export function faultAt(text: string, at: number, message: string): string {
  return `${text}: ${message} (character ${at + 1})`
}

/** Reads `from`, `to` and every `filter` of a URL. Blank values count as not given. */
export function parseScope(search: URLSearchParams): Parsed<Scope> {
  const fields: Record<string, string[]> = {}
  const time = (name: 'from' | 'to') => {
    const texts = search.getAll(name).filter((text) => text.trim() !== '')
    const micros = texts.length === 1 ? parseTime(texts[0] ?? '') : null
    const iso = micros === null ? null : microsToIso(micros)
    if (texts.length > 1) fields[name] = ['may be given only once']
    else if (texts.length === 1 && iso === null) fields[name] = ['must be ISO 8601, as in 2025-10-29T14:35:00Z, or seconds since 1970']
    return iso
  }
  const from = time('from')
  const to = time('to')
  if (from !== null && to !== null && (parseTime(to) ?? 0n) <= (parseTime(from) ?? 0n)) fields.to = ['must be later than from']
  const filters: Filter[] = []
  for (const text of search.getAll('filter').filter((pill) => pill.trim() !== '')) {
    const read = parseFilter(text)
    if (read.ok) filters.push(read.value)
    else fields.filter = [...(fields.filter ?? []), faultAt(text, read.at, read.message)]
  }
  return Object.keys(fields).length > 0 ? { ok: false, fields } : { ok: true, value: { from, to, filters } }
}

export function scopeAnswer(scope: Scope, unused: readonly Unused[]): ScopeAnswer {
  return { from: scope.from, to: scope.to, filter: scope.filters.map(printFilter), unused }
}
