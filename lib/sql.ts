/** A value that is bound, never spliced. Lists bind as lists of text. */
export type SqlValue = string | number | bigint | boolean | null | readonly string[]

// Pages and routes are bundled apart, so each has its own copy of this module: fragments are known by a shared symbol, not by class.
const mark = Symbol.for('spoor.sql')

/** A piece of SQL with its bound values. `strings` has one element more than `values`. */
export interface Sql {
  readonly [mark]: true
  readonly strings: readonly string[]
  readonly values: readonly SqlValue[]
}

function isSql(part: Sql | SqlValue): part is Sql {
  return typeof part === 'object' && part !== null && mark in part
}

/** Builds SQL: an interpolated fragment is spliced, anything else is bound. */
export function sql(strings: TemplateStringsArray, ...parts: readonly (Sql | SqlValue)[]): Sql {
  const texts = [strings[0] ?? '']
  const values: SqlValue[] = []
  const write = (text: string) => {
    texts[texts.length - 1] += text
  }
  parts.forEach((part, i) => {
    if (isSql(part)) {
      part.strings.forEach((text, j) => {
        if (j > 0) {
          values.push(part.values[j - 1] ?? null)
          texts.push('')
        }
        write(text)
      })
    } else {
      values.push(part)
      texts.push('')
    }
    write(strings[i + 1] ?? '')
  })
  return { [mark]: true, strings: texts, values }
}

/** A quoted identifier: table or column names that come from data. */
export function identifier(...path: readonly string[]): Sql {
  return raw(path.map((name) => `"${name.replaceAll('"', '""')}"`).join('.'))
}

/** SQL text of our own making. Never pass anything that came from outside. */
export function raw(text: string): Sql {
  return { [mark]: true, strings: [text], values: [] }
}

/** Joins fragments; nothing when there are none. */
export function join(parts: readonly Sql[], separator = ', '): Sql {
  return parts.reduce((all, part, i) => (i === 0 ? part : sql`${all}${raw(separator)}${part}`), raw(''))
}

/** All conditions at once; true when there are none. */
export function allOf(conditions: readonly Sql[]): Sql {
  return conditions.length === 0
    ? raw('TRUE')
    : join(
        conditions.map((c) => sql`(${c})`),
        ' AND ',
      )
}

/** Any of the conditions; false when there are none. */
export function anyOf(conditions: readonly Sql[]): Sql {
  return conditions.length === 0
    ? raw('FALSE')
    : join(
        conditions.map((c) => sql`(${c})`),
        ' OR ',
      )
}

/** The statement as the engine takes it: text with `$1`, `$2` … and the values in that order. */
export function statement(query: Sql): { text: string; values: readonly SqlValue[] } {
  const text = query.strings.map((part, i) => (i === 0 ? part : `$${i}${part}`)).join('')
  return { text, values: query.values }
}
