import { z } from 'zod'
import { choices, fieldNames, flag, integer, logName } from '../../params'

/** How a value may be written before it is counted. */
const ways = ['off', 'versions', 'registrable', 'path', 'issuer', 'network', 'country'] as const

export const params = z.strictObject({
  log: logName('http', { label: 'Log', help: 'The log whose records are stacked; any that is loaded.' }),
  field: fieldNames(['user_agent'], {
    of: 'log',
    most: 3,
    label: 'Fields',
    help: 'One to three fields of the log; each combination of their values is a row. A set or vector counts by element, also one that is joined into a text.',
  }),
  normalise: choices(ways, {
    of: 'field',
    most: 3,
    label: 'Written as',
    help: 'One word per field, in their order: off as it stands; versions digits as #; registrable the domain below the public suffix; path a URI without query, numbers and ids as #; issuer organisation or else common name; network /24 or /48; country from a list in SPOOR_LISTS. Sets and vectors stay as they are.',
  }),
  missing: flag(false, { label: 'Missing values', help: 'List records in which a field is unset or an empty set, too.' }),
  rare_hosts: integer(3, {
    min: 1,
    max: 10000,
    label: 'Rare up to',
    unit: 'hosts',
    help: 'A user agent on at most so many hosts is held against the common ones, whether it is spelt nearly like one.',
  }),
  common_times: integer(5, {
    min: 2,
    max: 10000,
    label: 'Common from',
    unit: 'times',
    help: 'How many times more hosts a user agent must have to count as the common one of two that are spelt alike.',
  }),
})

export type Params = z.infer<typeof params>
export type Way = (typeof ways)[number]
