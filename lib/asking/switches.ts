import { z } from 'zod'
import { badParams } from '../errors'
import { flag, integer, only, parseParams } from '../params'
import { hidingNames } from '../scope'

/** What hides rows of any hunt, whatever it is about. Logs and entities take it too, so that a link can carry it everywhere. */
export const switches = z.strictObject({
  hide_popular: integer(0, {
    min: 0,
    max: 1_000_000_000,
    label: 'Hide popular names',
    help: 'Hides rows of hunts whose names stand within the first so many of a popularity list; 0 hides none. Dynamic DNS, link shorteners and sites through which anybody sends files or messages are never hidden.',
  }),
  show_allowed: flag(false, { label: 'Show allow-listed', help: 'Lists the rows of hunts that the allow-list hides too.' }),
})

export type Switches = z.output<typeof switches>

export const parseSwitches = (search: URLSearchParams) => parseParams(switches, only(search, hidingNames))

/** For what hides nothing itself. Throws `bad-params`. */
export function checkSwitches(search: URLSearchParams): void {
  const read = parseSwitches(search)
  if (!read.ok) throw badParams(read.fields)
}
