import type { ScopeState } from './scope'

type Extra = Readonly<Record<string, string | number | boolean | readonly string[] | null | undefined>>

/** The address of a page or call under a scope; what is unset, empty or at its default is left out. */
export function address(path: string, scope: ScopeState | null, extra: Extra = {}): string {
  const search = new URLSearchParams()
  if (scope?.from) search.set('from', scope.from)
  if (scope?.to) search.set('to', scope.to)
  for (const filter of scope?.filter ?? []) search.append('filter', filter)
  if (scope?.hide_popular) search.set('hide_popular', scope.hide_popular)
  if (scope?.show_allowed) search.set('show_allowed', scope.show_allowed)
  for (const [key, value] of Object.entries(extra)) {
    if (value === null || value === undefined || value === '') continue
    for (const one of Array.isArray(value) ? value : [value]) search.append(key, String(one))
  }
  const text = readable(search)
  return text ? `${path}?${text}` : path
}

/** Links are read by people: characters that a query may hold unescaped stay as they are. */
export function readable(search: URLSearchParams): string {
  return search.toString().replaceAll('%3A', ':').replaceAll('%2C', ',').replaceAll('%2F', '/').replaceAll('%40', '@')
}
