import { badParams } from '../errors'
import { here } from '../here'

/** A page of this server as its path and query, the start page where it is blank. Throws `bad-params`. */
export function readView(view: string): Pick<URL, 'pathname' | 'searchParams'> {
  if (!URL.canParse(view || '/', here)) throw badParams({ view: ['must be the path of a page, such as /hunts/fast-flux?filter=port:53'] })
  const { pathname, searchParams } = new URL(view || '/', here)
  // A row that an entry hides already is not hidden again, even where the page shows it for now.
  searchParams.delete('show_allowed')
  return { pathname, searchParams }
}
