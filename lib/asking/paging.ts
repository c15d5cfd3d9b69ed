import { z } from 'zod'
import { badParams } from '../errors'
import { parseParams } from '../params'
import { identifier, join, type Sql, sql } from '../sql'

const formats = ['json', 'csv', 'ndjson'] as const
const mostRows = 10_000
const usualRows = 200

/** What every list of rows takes beside its scope and its own parameters. */
export const paging = z.strictObject({
  sort: z
    .string()
    .default('')
    .meta({ title: 'Order', description: 'Column keys with commas, - in front for descending; unset values come last.' }),
  limit: z
    .int()
    .min(0)
    .optional()
    .meta({
      title: 'Rows',
      description: `Rows in one answer: ${usualRows} unless given, at most ${mostRows} in JSON; csv and ndjson give all.`,
    }),
  offset: z.int().min(0).max(100_000).default(0).meta({ title: 'Offset', description: 'Rows to pass over.' }),
  cursor: z.string().default('').meta({ title: 'Cursor', description: 'The `next` of the answer before.' }),
  format: z.enum(formats).default('json').meta({ title: 'Format', description: 'How the rows are written.' }),
})

export interface Sort {
  readonly key: string
  readonly descending: boolean
}

export interface Paging {
  readonly sort: readonly Sort[]
  /** Null for all. */
  readonly limit: number | null
  readonly offset: number
  readonly cursor: string
  readonly format: (typeof formats)[number]
}

/** Reads `hosts,-records`. */
export function parseSort(text: string): readonly Sort[] {
  return text
    .split(',')
    .map((key) => key.trim())
    .filter((key) => key !== '')
    .map((key) => ({ key: key.replace(/^-/, ''), descending: key.startsWith('-') }))
}

/** Reads sort, limit, offset, cursor and format; any other name in `search` is an error. Throws `bad-params`. */
export function parsePaging(search: URLSearchParams, keys: readonly string[]): Paging {
  const read = parseParams(paging, search)
  if (!read.ok) throw badParams(read.fields)
  const { sort, limit, offset, cursor, format } = read.value
  const sorts = parseSort(sort)
  const strange = sorts.filter(({ key }) => !keys.includes(key)).map(({ key }) => `has no column ${key} to sort by`)
  if (strange.length > 0) throw badParams({ sort: strange })
  if (format === 'json' && limit !== undefined && limit > mostRows) throw badParams({ limit: [`must be at most ${mostRows}`] })
  return { sort: sorts, limit: limit ?? (format === 'json' ? usualRows : null), offset, cursor, format }
}

/** What stands behind ORDER BY: these keys, unset last, then what breaks ties. */
export function orderKeys(sorts: readonly Sort[], tie: Sql): Sql {
  const keys = sorts.map(({ key, descending }) =>
    descending ? sql`${identifier(key)} DESC NULLS LAST` : sql`${identifier(key)} ASC NULLS LAST`,
  )
  return join([...keys, tie])
}

/** LIMIT and OFFSET, where given. */
export function window(limit: number | null, offset: number): Sql {
  return limit === null ? sql`OFFSET ${offset}` : sql`LIMIT ${limit} OFFSET ${offset}`
}
