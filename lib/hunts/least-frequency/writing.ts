import type { QueryInput } from '../../hunt'
import { nameParts, registrable } from '../../reference/registrable'
import { type Sql, sql } from '../../sql'
import type { Params, Way } from './params'

type Input = QueryInput<string, Params>

/** Digits with the dots and underlines between them: `120.0.6099.71` and `15_2` are versions. */
const version = '[0-9]+(?:[._][0-9]+)*'
const uuid = '[0-9a-fA-F]{8}-(?:[0-9a-fA-F]{4}-){3}[0-9a-fA-F]{12}'
const longHex = '\\b[0-9a-fA-F]{8,}\\b'

/** Text with its versions as `#`. */
export const versionless = (text: Sql, { fn }: Pick<Input, 'fn'>): Sql => fn.replaced(text, version, '#')

function pathTemplate(uri: Sql, { fn }: Input): Sql {
  const path = fn.replaced(uri, '(?s)[?#].*$', '')
  return [uuid, longHex, '[0-9]+'].reduce((text, pattern) => fn.replaced(text, pattern, '#'), path)
}

/** An attribute of a distinguished name (RFC 4514): up to an unescaped comma or plus, escapes taken away; NULL where there is none. The store writes a backslash as two. */
function attribute(name: Sql, type: string, { fn }: Input): Sql {
  const value = fn.captured(name, `(?:^|[^\\\\][,+/])\\s*${type}=((?:\\\\\\\\.|[^,+\\\\])*)`)
  return sql`nullif(trim(${fn.replaced(value, '\\\\\\\\([^0-9a-fA-F])', '\\1')}), '')`
}

function network(address: Sql, { fn }: Input): Sql {
  return sql`CASE WHEN ${fn.isIPv4(address)} THEN ${fn.replaced(address, '[0-9]+$', '0/24')} ELSE ${fn.networkOf(address)} END`
}

const simple: Readonly<Partial<Record<Way, (text: Sql, input: Input) => Sql>>> = {
  versions: versionless,
  path: pathTemplate,
  issuer: (text, input) => sql`coalesce(${attribute(text, 'O', input)}, ${attribute(text, 'CN', input)}, ${text})`,
  network: (text, input) => sql`coalesce(${network(text, input)}, ${text})`,
}

/**
 * The relation of a field's distinct values `raw` (text) and how each is written, `value`; `raws` has the column `raw`.
 * What a way does not apply to, such as an address where names are meant, is written as it is.
 */
export function spellings(raws: Sql, way: Way, input: Input): Sql {
  const { reference, fn } = input
  if (way === 'registrable')
    return sql`(
  WITH ${nameParts(sql`(SELECT raw AS query FROM ${raws} AS names)`, reference, fn)},
  ${registrable(fn)}
  SELECT raw, coalesce(domain, lower(raw)) AS value
  FROM ${raws} AS names
  LEFT JOIN registrable ON registrable.query = raw
)`
  if (way === 'country')
    return sql`(
  SELECT raw, country AS value
  FROM ${raws} AS addresses
  LEFT JOIN ${reference.country} AS places ON places.address = raw
)`
  return sql`(SELECT raw, ${simple[way]?.(sql`raw`, input) ?? sql`raw`} AS value FROM ${raws} AS texts)`
}
