import { z } from 'zod'
import { parseBlock } from '../address'
import { line } from '../line'
import { exception } from './exception'

const day = 86_400_000
/** How long an entry holds unless told otherwise. */
const usualDays = 90

/** What must hold of a row: a field, and the value as a pill of the scope says it. */
export const term = z.strictObject({
  field: z
    .string()
    .regex(/^[a-z_][a-z0-9_]{0,99}$/, 'must be the key of a column, a field of a log, name or host')
    .meta({ description: 'The key of a column, the field of a log that it holds, or name or host for what rows are about in any hunt.' }),
  value: z
    .string()
    .min(1, 'must not be blank')
    .max(2000, 'must have at most 2000 characters')
    .meta({ description: 'Exact text, "quoted" exact text, a glob with *, a network, a..b, or - for unset; as in a filter.' }),
})
export type Term = z.infer<typeof term>

/** Whether a term names something: a value of signs alone would mean everything. */
export const says = ({ value }: Term) => /[\p{L}\p{N}]/u.test(value)

export const allowEntry = z.strictObject({
  id: z.uuid(),
  hunts: z
    .union([z.literal('all'), z.array(z.string().regex(/^[a-z0-9-]{1,80}$/)).min(1, 'must name a hunt, or be all')])
    .meta({ description: 'Ids of hunts, or all.' }),
  what: z
    .array(term)
    .min(1, 'must say what is expected')
    .max(8, 'must have at most 8 parts')
    .refine((terms) => terms.length === 0 || terms.some(says), 'must name something: a value of signs alone would hide everything')
    .meta({ description: 'All of it must hold of a row.' }),
  source: z
    .string()
    .refine((text) => parseBlock(text) !== null, 'must be a network, as in 192.0.2.0/24')
    .nullable()
    .meta({ description: 'Network in which all sources of a row must lie; null for any.' }),
  reason: line(300).min(1, 'must not be blank'),
  author: line(80),
  /** ISO 8601 UTC. */
  created: z.iso.datetime(),
  /** From this instant on it hides nothing. */
  expires: z.iso.datetime(),
})
export type Entry = z.infer<typeof allowEntry>

/** What is given to be kept. With an id it takes the place of that entry, or of one that was deleted. */
export const entryToSave = allowEntry.partial({ id: true, source: true, author: true, created: true, expires: true })
export type EntryToSave = z.infer<typeof entryToSave>

/** The whole list: what rows of hunts are expected, and what services are, as one file and one export. */
export const entries = z.strictObject({ entries: z.array(allowEntry), exceptions: z.array(exception).default([]) })
export type Entries = z.infer<typeof entries>

/** An entry holds up to the instant at which it expires, not at it. */
export const holds = ({ expires }: Pick<Entry, 'expires'>, at: Date): boolean => at.getTime() < Date.parse(expires)

export const usualExpiry = (from: Date): string => new Date(from.getTime() + usualDays * day).toISOString()
