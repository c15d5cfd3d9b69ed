import { elementType, type ZeekType } from '../logs/log'
import { identifier, join, raw, type Sql, sql } from '../sql'
import { columnType } from './duckdb-tables'
import { unescaped } from './duckdb-unescape'
import type { Part, PartColumn } from './part'

const micros = (seconds: Sql) =>
  sql`make_timestamp(trunc(${seconds})::BIGINT * 1000000 + ((${seconds} - trunc(${seconds})) * 1000000)::BIGINT)`

// Zeek writes times and intervals with six decimals: read as decimals they stay exact.
const exactSeconds = raw('DECIMAL(18,6)')

const scalarType = (type: ZeekType): Sql => (type === 'time' ? exactSeconds : columnType(type))
const isText = (type: ZeekType): boolean => !elementType(type) && columnType(type).strings[0] === 'VARCHAR'

/** The type that the engine reads a column as: a rejected line is one with a value that is not of it. */
function readType(from: ZeekType, to: ZeekType): Sql {
  return elementType(from) || elementType(to) || isText(to) ? raw('VARCHAR') : scalarType(to)
}

function textValue(value: Sql, escaped: boolean): Sql {
  return sql`CASE ${value} WHEN '(empty)' THEN '' ELSE ${escaped ? unescaped(value) : value} END`
}

function element(value: Sql, type: ZeekType, escaped: boolean): Sql {
  const known = sql`nullif(${value}, '-')`
  if (isText(type)) return textValue(known, escaped)
  const cast = sql`TRY_CAST(${known} AS ${scalarType(type)})`
  return type === 'time' ? micros(cast) : cast
}

function listValue(value: Sql, from: ZeekType, to: ZeekType, escaped: boolean): Sql {
  const inner = elementType(to) ?? 'string'
  if (!elementType(from))
    return sql`CASE WHEN ${value} = '(empty)' THEN [] WHEN ${value} IS NOT NULL THEN [${element(value, inner, escaped)}] END`
  const items = sql`list_transform(string_split(${value}, ','), lambda e: ${element(sql`e`, inner, escaped)})`
  return sql`CASE WHEN ${value} = '(empty)' THEN [] ELSE ${to.startsWith('set') ? sql`list_sort(${items})` : items} END`
}

function storedValue(value: Sql, from: ZeekType, to: ZeekType, escaped: boolean): Sql {
  if (elementType(to)) return listValue(value, from, to, escaped)
  if (isText(to)) return textValue(value, escaped)
  return to === 'time' ? micros(value) : value
}

/** Lists of numbers are split by us, so the engine does not see a bad element: these lines have one. */
function badElement(value: Sql, from: ZeekType, to: ZeekType): Sql | null {
  const inner = elementType(to)
  if (!inner || isText(inner)) return null
  const items = elementType(from) ? sql`string_split(${value}, ',')` : sql`[${value}]`
  const bad = sql`list_filter(${items}, lambda e: e <> '-' AND TRY_CAST(e AS ${scalarType(inner)}) IS NULL)`
  return sql`coalesce(${value} <> '(empty)' AND len(${bad}) > 0, FALSE)`
}

const literal = (text: string): Sql => raw(`'${text.replaceAll("'", "''")}'`)

export interface PartSource {
  readonly part: Part
  /** Path that has no character with a meaning in a pattern. */
  readonly path: string
  /** Types of the log's table, by column. */
  readonly types: ReadonlyMap<string, ZeekType>
}

function reading({ part, path, types }: PartSource): { columns: readonly (PartColumn & { to: ZeekType; name: Sql })[]; from: Sql } {
  const columns = part.columns.map((column, i) => ({ ...column, to: types.get(column.column) ?? column.type, name: identifier(`c${i}`) }))
  const own = part.kind === 'spool' ? [sql`'_load': 'UINTEGER'`, sql`'_line': 'UBIGINT'`] : []
  const declared = columns.map(({ type, to }, i) => raw(`'c${i}': '${readType(type, to).strings[0]}'`))
  const from = sql`read_csv(${literal(path)}, auto_detect = false, header = false, skip = ${raw(String(part.skip))}, delim = '\t', quote = '', escape = '',
    nullstr = '-', strict_mode = true, store_rejects = true, rejects_limit = 0, columns = {${join([...own, ...declared])}})`
  return { columns, from }
}

/** Reads a part into its log's table. `load` goes into the rows of a direct part; a spool carries its own. */
export function insertPart(source: PartSource, load: number): Sql {
  const { columns, from } = reading(source)
  const { part } = source
  const faults = columns.flatMap(({ name, type, to }) => badElement(name, type, to) ?? [])
  const own = part.kind === 'spool' ? sql`_load, _line` : sql`CAST(${raw(String(load))} AS UINTEGER), NULL`
  return sql`INSERT INTO ${identifier('logs', part.log)} (_load, _line, ${join(columns.map(({ column }) => identifier(column)))})
    SELECT ${own}, ${join(columns.map(({ name, type, to }) => storedValue(name, type, to, part.escaped)))}
    FROM ${from}${faults.length > 0 ? sql` WHERE NOT (${join(faults, ' OR ')})` : raw('')}`
}

/** Lines of a spool that `insertPart` left out because of an element: `_load, _line, at` (column, from 0), `value`. Null when it has no such lists. */
export function badElements(source: PartSource): Sql | null {
  const { columns, from } = reading(source)
  const faults = columns.flatMap(({ name, type, to }, i) => {
    const fault = badElement(name, type, to)
    return fault ? [{ fault, name, at: raw(String(i)) }] : []
  })
  if (faults.length === 0) return null
  const at = join(
    faults.map(({ fault, at }) => sql`WHEN ${fault} THEN ${at}`),
    ' ',
  )
  const value = join(
    faults.map(({ fault, name }) => sql`WHEN ${fault} THEN ${name}`),
    ' ',
  )
  return sql`SELECT _load, _line, CASE ${at} END AS at, CASE ${value} END AS value FROM ${from} WHERE ${join(
    faults.map(({ fault }) => fault),
    ' OR ',
  )}`
}
