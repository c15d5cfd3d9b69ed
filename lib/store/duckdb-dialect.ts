import { apart, parseBlock } from '../address'
import { UserError } from '../errors'
import { anyOf, identifier, join, raw, type Sql, sql } from '../sql'
import { isoToMicros } from '../time'
import { columnType } from './duckdb-tables'
import type { Dialect } from './store'

const octet = '(?:25[0-5]|2[0-4]\\d|1\\d\\d|[1-9]?\\d)'
const quad = `(?:${octet}\\.){3}${octet}`
export const ipv4 = raw(`'${quad}'`)
const hextets = '[0-9a-fA-F]{0,4}(?::[0-9a-fA-F]{0,4}){2,7}(?::[0-9.]+)?'
const ipv6 = raw(`'${hextets}'`)

function number(value: number): Sql {
  if (!Number.isFinite(value)) throw new RangeError(`${value} is no number to compute with`)
  return raw(String(value))
}

const escapedForRegex = (suffix: string) => suffix.replaceAll(/[^a-z0-9-]/g, (mark) => `\\${mark}`)

const text = (value: Sql) => sql`CAST(${value} AS VARCHAR)`

/** A pattern of our own stands in the text: the engine prepares it once, a bound one for every row. */
const literal = (value: string) => raw(`'${value.replaceAll("'", "''")}'`)

const bit: Dialect['bit'] = (place) => sql`(CAST(1 AS BIGINT) << CAST(${place} AS BIGINT))`

const inRanges: Dialect['inRanges'] = (address, ranges) => {
  const bound = (value: string) => sql`CAST(${value} AS UHUGEINT)`
  const within = anyOf(ranges.map(([first, last]) => sql`num BETWEEN ${bound(first)} AND ${bound(last)}`))
  return sql`${address} IN (SELECT address FROM spoor.addresses WHERE ${within})`
}

const inRange: Dialect['inRange'] = (address, first, last) =>
  inRanges(
    address,
    apart({ first, last }).map((part) => [String(part.first), String(part.last)]),
  )

const unnested = (lists: Readonly<Record<string, Sql>>) =>
  join(Object.entries(lists).map(([name, list]) => sql`unnest(${list}) AS ${identifier(name)}`))

export const dialect: Dialect = {
  epochMicros: (time) => sql`epoch_us(${time})`,
  // A double holds each microsecond of 285 years; decimals of this width would be computed with 128 bits.
  intervalMicros: (interval) => sql`CAST(round(CAST(${interval} AS DOUBLE) * 1000000) AS BIGINT)`,
  fromMicros: (micros) => sql`make_timestamp(${micros})`,
  timestamp: (iso) => sql`make_timestamp(CAST(${isoToMicros(iso)} AS BIGINT))`,
  bucket: (time, seconds) => {
    const width = number(Math.round(seconds * 1e6))
    const micros = sql`epoch_us(${time})`
    return sql`make_timestamp(${micros} - ((${micros} % ${width}) + ${width}) % ${width})`
  },
  quantile: (value, share) => sql`quantile_cont(${value}, ${number(share)})`,
  list: (value) => sql`coalesce(list_sort(list(DISTINCT ${value}) FILTER (WHERE (${value}) IS NOT NULL)), [])`,
  contains: (list, value) => sql`list_contains(${list}, ${value})`,
  bit,
  bitsOf: (value) => sql`bit_or(${value})`,
  bitCount: (value) => sql`bit_count(${value})`,
  hasBit: (value, place) => sql`(${value} & ${bit(place)}) > 0`,
  argMax: (value, by) => sql`arg_max(${value}, ${by})`,
  lag: (value, over) => sql`lag(${value}) OVER (${over})`,
  lead: (value, over) => sql`lead(${value}) OVER (${over})`,
  unnest: (lists) => sql`(SELECT ${unnested(lists)})`,
  unnestPlaced: (lists) => {
    const lengths = join(Object.values(lists).map((list) => sql`coalesce(len(${list}), 0)`))
    return sql`(SELECT ${unnested(lists)}, unnest(range(1, greatest(${lengths}) + 1)) AS ${identifier('position')})`
  },
  split: (value, separator) => sql`string_split(${value}, ${separator})`,
  filter: (list, passes) => sql`list_filter(${list}, lambda item, place: ${passes(raw('item'), raw('place'))})`,
  at: (list, position) => sql`list_extract(${list}, ${position})`,
  size: (list) => sql`len(${list})`,
  // Most lists have one element, for which sorting costs more than the rest of the row.
  sorted: (list) => sql`CASE WHEN len(${list}) < 2 THEN ${list} ELSE list_sort(list_distinct(${list})) END`,
  least: (list) => sql`list_min(${list})`,
  most: (list) => sql`list_max(${list})`,
  shared: (one, other) => sql`len(list_intersect(${one}, ${other}))`,
  joined: (list, separator) => sql`array_to_string(${list}, ${separator})`,
  inOrder: (value, order) => sql`list(${value} ORDER BY ${order})`,
  anchors: (list, width) =>
    sql`list_reduce(list_transform(${list}, lambda number: [number]), lambda kept, one:
      CASE WHEN len(list_filter(kept, lambda anchor: abs(anchor - one[1]) <= ${number(width)})) > 0 THEN kept ELSE kept || one END)`,
  numbers: (most) => sql`range(1, ${number(most + 1)})`,
  replaced: (value, pattern, by) => sql`regexp_replace(${value}, ${literal(pattern)}, ${literal(by)}, 'g')`,
  beyondAscii: (value) => sql`strlen(${value}) <> length(${value})`,
  matches: (value, pattern) => sql`regexp_matches(${value}, ${literal(pattern)})`,
  captured: (value, pattern) => sql`regexp_extract(${value}, ${literal(pattern)}, 1)`,
  captures: (value, pattern) => sql`regexp_extract_all(${value}, ${literal(pattern)}, 1)`,
  distance: (one, other) => sql`damerau_levenshtein(${one}, ${other})`,
  asText: (value, type) => (type === 'time' ? sql`strftime(${value}, '%Y-%m-%dT%H:%M:%S.%fZ')` : text(value)),
  isIPv4: (value) => sql`regexp_full_match(${value}, ${ipv4})`,
  isIPv6: (value) => sql`regexp_full_match(${value}, ${ipv6})`,
  collect: (value) => sql`list(${value})`,
  parents: (name) => {
    const labels = sql`string_split(${name}, '.')`
    return sql`list_transform(range(1, len(${labels}) + 1), lambda start: array_to_string((${labels})[start:], '.'))`
  },
  suffixOf: (name, suffixes) => {
    const longestFirst = [...suffixes].sort((a, b) => b.length - a.length || (a < b ? -1 : 1)).map(escapedForRegex)
    return sql`nullif(regexp_extract(${name}, ${`(?:^|\\.)(${longestFirst.join('|')})$`}, 1), '')`
  },
  oneOf: (value, list) => sql`list_contains(${list}, ${value})`,
  inNetwork: (address, cidr) => {
    const block = parseBlock(cidr)
    if (!block) throw new UserError('bad-params', `"${cidr}" is no network. Write it like 192.0.2.0/24 or 2001:db8::/32.`)
    return inRange(address, block.first, block.last)
  },
  inRange,
  inRanges,
  networkOf: (address) => sql`CASE
    WHEN regexp_full_match(${address}, ${ipv4})
    THEN regexp_extract(${address}, '^\\d+\\.\\d+') || '.0.0/16'
    WHEN regexp_full_match(${address}, ${ipv6})
    THEN regexp_replace(array_to_string(list_resize(string_split(lower(split_part(${address}, '::', 1)), ':'), 3, '0'), ':'), '(^0?|:0)(:0)*$', '') || '::/48'
  END`,
  nothing: ({ fields }) => {
    const columns = Object.entries(fields).map(([name, { type }]) => sql`CAST(NULL AS ${columnType(type)}) AS ${identifier(name)}`)
    return sql`(SELECT ${join(columns)} WHERE FALSE)`
  },
  medianOf: (list, length) => sql`list_aggregate(list_resize(${list}, ${length}, 0), 'median')`,
  deviationOf: (list, length) => sql`list_aggregate(list_resize(${list}, ${length}, 0), 'mad')`,
  divergence: (one, other) => {
    const [p, q] = [sql`(${one})[place] / nullif(list_sum(${one}), 0)`, sql`(${other})[place] / nullif(list_sum(${other}), 0)`]
    const half = (share: Sql) => sql`CASE WHEN ${share} > 0 THEN ${share} * log2(2 * ${share} / (${p} + ${q})) ELSE ${share} * 0 END`
    return sql`list_sum(list_transform(range(1, len(${one}) + 1), lambda place: (${half(p)} + ${half(q)}) / 2))`
  },
  frozen: (path) => sql`read_parquet(${literal(path)})`,
  digest: (parts) => sql`substr(md5(CAST(to_json([${join(parts.map(text))}]) AS VARCHAR)), 1, 16)`,
}
