import type { Hide, Hunt } from '../hunt'
import { popularNames } from '../reference/popularity'
import { allOf, anyOf, identifier, join, type Sql, sql } from '../sql'
import { type Decided, standing } from '../store/decided'
import type { AllowEntry, Allowed, Reference } from '../store/reference'
import type { QueryOptions, Store } from '../store/store'
import { matching, type RowsOf } from './matching'
import type { Switches } from './switches'

/** As many names of a list as the switch hides unless told otherwise. */
const usualMost = 100_000

/** What hides rows of one hunt beside the hunt itself. */
export interface Hiding {
  /** Names within the first so many are hidden; 0 for none. */
  readonly popular: number
  /** Columns whose names must all be popular; none where rows are not about names. */
  readonly names: readonly string[]
  /** The entries that hide rows of this hunt. */
  readonly entries: readonly AllowEntry[]
  /** Rows of this hunt that were decided on, with the word by which they are filtered, `open` left out. */
  readonly decided: readonly (readonly [row: string, word: string])[]
  /** Whether rows that were accepted are hidden. */
  readonly accepted: boolean
  /** What was called a threat: rows of which it holds are never hidden. */
  readonly threats: readonly AllowEntry[]
}

/** A switch that any hunt has. */
export interface WideHide extends Hide {
  /** The parameters that would hide them again, where leaving out those of `show` would not. */
  readonly hide?: Hide['show']
  /** Why it can hide nothing. */
  readonly note?: string
}

export const speaksOf = ({ hunts }: Pick<AllowEntry, 'hunts'>, hunt: string): boolean => hunts === 'all' || hunts.includes(hunt)

/** What the switches of a URL ask of a hunt. */
export function hidingOf(
  hunt: Pick<Hunt, 'id'>,
  { columns, identity }: RowsOf,
  { hide_popular, show_allowed }: Switches,
  { entries }: Allowed,
  { rows, threats, at }: Decided,
): Hiding {
  const words = [...(rows.get(hunt.id) ?? [])].map(([row, decision]) => [row, standing(decision, at)] as const)
  return {
    popular: hide_popular,
    names: identity.filter((key) => columns[key]?.kind === 'name'),
    entries: show_allowed ? [] : entries.filter((entry) => speaksOf(entry, hunt.id)),
    decided: words.filter(([, word]) => word !== 'open'),
    accepted: !show_allowed,
    threats,
  }
}

/** The switches of a hunt, in the order in which they are told. */
export function wideHides({ popular, names }: Hiding, { fault }: Allowed, reference: Reference): readonly WideHide[] {
  const most = popular === 0 ? usualMost : popular
  const byRank: WideHide = {
    code: 'popular',
    label: `popular (first ${most.toLocaleString('en')})`,
    show: { hide_popular: 0 },
    hide: { hide_popular: most },
    ...(!reference.popular.present && { note: 'no popularity list in SPOOR_LISTS' }),
  }
  const byUser: WideHide = {
    code: 'allow_listed',
    label: 'allow-listed',
    show: { show_allowed: true },
    ...(fault !== null && { note: fault }),
  }
  return [...(names.length > 0 ? [byRank] : []), byUser]
}

/** A hunt as it was asked, as far as hiding needs it. */
interface Asking extends RowsOf {
  readonly key: string
  readonly reference: Reference
  readonly hiding: Hiding
}

/**
 * The rows of a hunt's kept table that the switches hide or the users decided on: id, code of what hides it, word of the decision, and whether
 * it is spared: called a threat, which nothing hides. Null where there is nothing of the kind.
 */
function marked(asked: Asking, table: Sql, store: Store): Sql | null {
  const { popular, names, entries, decided, accepted, threats } = asked.hiding
  const fn = store.dialect
  const speaking = (list: readonly AllowEntry[]) => list.flatMap((entry) => matching(entry, asked, fn) ?? [])
  const allowed = speaking(entries)
  const spared = speaking(threats)
  const ranked = popular > 0 && names.length > 0 && asked.reference.popular.present
  if (allowed.length === 0 && spared.length === 0 && decided.length === 0 && !ranked) return null
  const name = (key: string) => sql`lower(CAST(${identifier(key)} AS VARCHAR))`
  const named = join(
    names.map((key) => sql`SELECT ${name(key)} AS query FROM ${table} WHERE hidden_by IS NULL AND ${identifier(key)} IS NOT NULL`),
    ' UNION ',
  )
  const arePopular = allOf(names.map((key) => sql`coalesce(${name(key)} IN (SELECT query FROM popular), FALSE)`))
  const rows = fn.unnest({ row_id: sql`${decided.map(([row]) => row)}`, word: sql`${decided.map(([, word]) => word)}` })
  return sql`${ranked ? sql`WITH ${popularNames(sql`(SELECT DISTINCT query FROM (${named}))`, popular, asked.reference, fn)},` : sql`WITH`}
coded AS (
  SELECT id, ${anyOf(spared)} AS spared,
    CASE WHEN ${anyOf(allowed)} THEN 'allow_listed' ${ranked ? sql`WHEN ${arePopular} THEN 'popular'` : sql``} END AS code
  FROM ${table}
),
ruled AS (
  SELECT coded.id, decided.word, coded.spared OR coalesce(decided.word = 'threat', FALSE) AS spared,
    CASE WHEN ${accepted} AND decided.word = 'accept' THEN 'allow_listed' ELSE coded.code END AS code
  FROM coded
  LEFT JOIN ${rows} AS decided ON decided.row_id = coded.id
)
SELECT DISTINCT id, word, spared, code
FROM ruled
WHERE spared OR word IS NOT NULL OR code IS NOT NULL`
}

/**
 * A hunt's kept table with what the switches hide in `hidden_by`, the word of what was decided in `decision` and whether nothing may hide the
 * row in `_spared`. What hides is kept beside the rows, which stay as they were weighed.
 */
export async function withHidden(store: Store, asked: Asking, table: Sql, options: QueryOptions): Promise<Sql> {
  const query = marked(asked, table, store)
  if (query === null) return sql`(SELECT known.*, 'open' AS decision, FALSE AS _spared FROM ${table} AS known)`
  const marks = await store.keep(JSON.stringify([asked.key, 'hidden', asked.hiding]), query, options)
  return sql`(SELECT known.* REPLACE (CASE WHEN marks.spared THEN NULL ELSE coalesce(known.hidden_by, marks.code) END AS hidden_by),
  coalesce(marks.word, 'open') AS decision, coalesce(marks.spared, FALSE) AS _spared
FROM ${table} AS known
LEFT JOIN ${marks} AS marks ON marks.id = known.id)`
}

/** Ids of the entries that speak of a row. */
export async function allowing(store: Store, asked: Asking, table: Sql, row: string, options: QueryOptions): Promise<readonly string[]> {
  const known = asked.hiding.entries.flatMap(({ id, ...entry }) => {
    const match = matching(entry, asked, store.dialect)
    return match === null ? [] : [{ id, match }]
  })
  if (known.length === 0) return []
  const columns = join(known.map(({ id, match }) => sql`${match} AS ${identifier(id)}`))
  const { rows } = await store.query(sql`SELECT ${columns} FROM ${table} WHERE id = ${row} LIMIT 1`, options)
  return known.flatMap(({ id }) => (rows[0]?.[id] === true ? [id] : []))
}
