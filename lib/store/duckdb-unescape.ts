import { raw, type Sql, sql } from '../sql'

// One valid UTF-8 sequence, each byte written as \xHH (RFC 3629, table of well-formed sequences).
const tail = String.raw`\\x[89ab][0-9a-f]`
const sequence = [
  String.raw`\\x[0-7][0-9a-f]`,
  String.raw`\\x(?:c[2-9a-f]|d[0-9a-f])` + tail,
  String.raw`\\xe0\\x[ab][0-9a-f]` + tail,
  `${String.raw`\\xe[1-9a-cef]`}(?:${tail}){2}`,
  String.raw`\\xed\\x[89][0-9a-f]` + tail,
  `${String.raw`\\xf0\\x[9ab][0-9a-f]`}(?:${tail}){2}`,
  `${String.raw`\\xf[1-3]`}(?:${tail}){3}`,
  `${String.raw`\\xf4\\x8[0-9a-f]`}(?:${tail}){2}`,
].join('|')
const tokens = raw(`'(?i)(?:${sequence})|${String.raw`\\x[0-9a-f]{2}|\\\\|\\|[^\\]+`}'`)
const decodable = raw(`'(?i)(?:${sequence})'`)
const one = raw(String.raw`'\'`)
const two = raw(String.raw`'\\'`)
const mark = raw(String.raw`'\x'`)

/**
 * Text as Zeek escapes it, in canonical form: escaped UTF-8 decoded, other bytes left as `\xHH`, a backslash as `\\`.
 * Only where a backslash occurs; everything else is handed through.
 */
export function unescaped(value: Sql): Sql {
  const token = sql`CASE
      WHEN regexp_full_match(t, ${decodable}) THEN replace(decode(unhex(replace(lower(t), ${mark}, ''))), ${one}, ${two})
      WHEN t = ${one} THEN ${two}
      WHEN length(t) = 4 AND starts_with(t, ${one}) THEN lower(t)
      ELSE t
    END`
  return sql`CASE WHEN contains(${value}, ${one})
    THEN array_to_string(list_transform(regexp_extract_all(${value}, ${tokens}), lambda t: ${token}), '')
    ELSE ${value} END`
}
