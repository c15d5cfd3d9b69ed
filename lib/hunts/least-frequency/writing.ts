import type { QueryInput } from '../../hunt'
import { plainName } from '../../names/plain-name'
import { nameParts, registrable } from '../../reference/registrable'
import { narrowNetwork, versionless } from '../../reference/written'
import { type Sql, sql } from '../../sql'
import type { Params } from './params'
import type { Counted } from './stack'

type Input = QueryInput<string, Params>

const uuid = '[0-9a-fA-F]{8}-(?:[0-9a-fA-F]{4}-){3}[0-9a-fA-F]{12}'
const longHex = '\\b[0-9a-fA-F]{8,}\\b'

function pathTemplate(uri: Sql, { fn }: Input): Sql {
  const path = fn.replaced(uri, '(?s)[?#].*$', '')
  return [uuid, longHex, '[0-9]+'].reduce((text, pattern) => fn.replaced(text, pattern, '#'), path)
}

/** An attribute of a distinguished name (RFC 4514): up to an unescaped comma or plus, escapes taken away; NULL where there is none. The store writes a backslash as two. */
function attribute(name: Sql, type: string, { fn }: Input): Sql {
  const value = fn.captured(name, `(?:^|[^\\\\][,+/])\\s*${type}=((?:\\\\\\\\.|[^,+\\\\])*)`)
  return sql`nullif(trim(${fn.replaced(value, '\\\\\\\\([^0-9a-fA-F])', '\\1')}), '')`
}

const simple: Readonly<Partial<Record<Counted, (text: Sql, input: Input) => Sql>>> = {
  versions: (text, { fn }) => versionless(text, fn),
  path: pathTemplate,
  issuer: (text, input) => sql`coalesce(${attribute(text, 'O', input)}, ${attribute(text, 'CN', input)}, ${text})`,
  network: (text, { fn }) => sql`coalesce(${narrowNetwork(text, fn)}, ${text})`,
}

/**
 * The relation of a field's distinct values `raw` (text) and how each is written, `value`; `raws` has the column `raw`.
 * What a way does not apply to, such as an address where names are meant, is written as it is. A joined set has a row for each of its members.
 */
export function spellings(raws: Sql, way: Counted, input: Input): Sql {
  const { reference, fn } = input
  if (way === 'registrable')
    return sql`(
  WITH ${nameParts(sql`(SELECT raw AS query FROM ${raws} AS names)`, reference, fn)},
  ${registrable(fn)}
  SELECT raw, coalesce(domain, ${plainName(sql`raw`)}) AS value
  FROM ${raws} AS names
  LEFT JOIN registrable ON registrable.query = raw
)`
  if (way === 'country')
    return sql`(
  SELECT raw, country AS value
  FROM ${raws} AS addresses
  LEFT JOIN ${reference.country} AS places ON places.address = raw
)`
  if (way === 'members') {
    const elements = fn.split(sql`raw`, ',')
    const members = fn.filter(
      elements,
      (one) => sql`${one} <> '' AND ${one} NOT LIKE '-%' AND NOT ${fn.contains(elements, sql`'-' || ${one}`)}`,
    )
    return sql`(SELECT raw, list.member AS value FROM ${raws} AS sets, ${fn.unnest({ member: fn.sorted(members) })} AS list)`
  }
  return sql`(SELECT raw, ${simple[way]?.(sql`raw`, input) ?? sql`raw`} AS value FROM ${raws} AS texts)`
}
