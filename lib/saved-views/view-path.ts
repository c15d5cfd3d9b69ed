import type { Parsed } from '../errors'
import { here } from '../here'
import { parseScope } from '../scope'

const longest = 4000
/** What belongs to one visit and not to the view. */
const passing = ['trail']

/**
 * A page of ours with its query, as it is kept: `/hunts/services?filter=…`. Anything that leads elsewhere, to the API, or whose
 * scope cannot be read is refused; `hunts` are the ids that there are.
 */
export function parseViewPath(text: string, hunts: readonly string[]): Parsed<string> {
  const refused = (message: string) => ({ ok: false, fields: { path: [message] } }) as const
  if (text.length > longest) return refused(`must have at most ${longest} characters`)
  if (!/^\/(?![/\\])[\x21-\x5b\x5d-\x7e]*$/.test(text) || !URL.canParse(text, here))
    return refused('must be the path of a page, such as /hunts/fast-flux?filter=port:53')
  const { origin, pathname, searchParams: search } = new URL(text, here)
  const page = /^\/(?:(?!api(?:\/|$))([a-z][a-z-]*)(?:\/([^/]+))?)?$/.exec(pathname)
  if (origin !== here || page === null) return refused('must be the path of a page, such as /hunts/fast-flux?filter=port:53')
  if (page[1] === 'hunts' && !hunts.includes(page[2] ?? '')) return refused(`names no hunt that there is: ${page[2] ?? ''}`)
  for (const name of passing) search.delete(name)
  const scope = parseScope(search)
  if (!scope.ok)
    return refused(
      Object.entries(scope.fields)
        .map(([name, messages]) => `${name} ${messages.join(', ')}`)
        .join('; '),
    )
  return { ok: true, value: search.size === 0 ? pathname : `${pathname}?${search}` }
}
