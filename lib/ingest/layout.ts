import { logs } from '../logs'
import { columnName, connectionFields, type Field, type LogSchema, time, type ZeekType } from '../logs/log'
import type { PartColumn } from './part'

const SCALARS = 'time interval string addr port count int double bool enum subnet pattern func file'.split(' ')
/** Columns of the store's own; `rowid` is the engine's. */
const RESERVED = ['_load', '_line', 'rowid']

/** Fields that mean the same in every log, also where the log has no schema. */
const ANYWHERE: Readonly<Record<string, Field>> = {
  ts: time('When it happened.', { aliases: ['@timestamp'] }),
  _write_ts: time('When the record was written.'),
  uid: connectionFields.uid,
  id_orig_h: connectionFields.id_orig_h,
  id_orig_p: connectionFields.id_orig_p,
  id_resp_h: connectionFields.id_resp_h,
  id_resp_p: connectionFields.id_resp_p,
}

const schemas: ReadonlyMap<string, LogSchema> = new Map(Object.entries(logs))

/** What is known of a log's fields: a schema's, or what is common to all logs. */
export interface Fields {
  readonly known: boolean
  /** The schema's columns in their order; empty without a schema. */
  readonly columns: readonly PartColumn[]
  type(column: string): ZeekType | null
  /** The column that a renamed field fills, else null. */
  alias(column: string): string | null
  /** Whether some field or other name of one begins with it, so that an object of that name is a group of fields. */
  isGroup(column: string): boolean
}

const cache = new Map<string, Fields>()

/** Fields of a log by column name. */
export function fieldsOf(log: string): Fields {
  const there = cache.get(log)
  if (there) return there
  const schema = schemas.get(log)
  const own: Readonly<Record<string, Field>> = schema?.fields ?? {}
  const fields = new Map(Object.entries({ ...ANYWHERE, ...own }))
  const aliases = new Map<string, string>()
  for (const [column, field] of [...Object.entries(ANYWHERE).filter(([name]) => name === 'ts' || schema), ...Object.entries(own)])
    for (const alias of field.aliases ?? []) aliases.set(columnName(alias), column)
  const names = [...fields.keys(), ...aliases.keys()]
  const groups = new Map<string, boolean>()
  const made: Fields = {
    known: schema !== undefined,
    columns: Object.entries(own).map(([column, field]) => ({ source: column, column, type: field.type })),
    type: (column) => fields.get(column)?.type ?? null,
    alias: (column) => (fields.has(column) ? null : (aliases.get(column) ?? null)),
    isGroup(column) {
      const known = groups.get(column) ?? names.some((name) => name.startsWith(`${column}_`))
      // Names come from the data: what is remembered must not grow with them.
      if (groups.size < 1000) groups.set(column, known)
      return known
    },
  }
  // Logs without a schema are named by the data as well.
  if (schema) cache.set(log, made)
  return made
}

/** Zeek's type as a header spells it, `table[…]` of Bro 2 included; what is not known is read as text. */
function parseType(text: string): ZeekType {
  const match = /^(?:(set|table|vector)\[(\w+)\]|(\w+))$/.exec(text.trim())
  const [, container, element = '', scalar = ''] = match ?? []
  const name = container ? element : scalar
  const known = (SCALARS.includes(name) ? name : 'string') as Exclude<ZeekType, `${string}[${string}]`>
  return container ? `${container === 'vector' ? 'vector' : 'set'}[${known}]` : known
}

/** A column name that is not taken and not the store's own: `name`, else `name_2` and so on. */
export function freeName(name: string, taken: (name: string) => boolean): string {
  if (!RESERVED.includes(name) && !taken(name)) return name
  for (let i = 2; ; i++) if (!taken(`${name}_${i}`)) return `${name}_${i}`
}

const named = (source: string) => columnName(source) || 'unnamed'

/**
 * The columns of a header, in its order. A schema's type goes before the header's; a renamed field fills the schema's column
 * unless that has a field of its own here. `types` is null where the header has only names.
 */
export function headerLayout(
  log: string,
  names: readonly string[],
  types: readonly string[] | null,
): { readonly columns: readonly PartColumn[]; readonly remarks: readonly string[] } {
  const fields = fieldsOf(log)
  const remarks: string[] = []
  const own = new Set(names.map(named))
  const taken = new Set<string>()
  const columns = names.map((source, i): PartColumn => {
    const plain = named(source)
    const alias = fields.alias(plain)
    const wanted = alias !== null && !own.has(alias) && !taken.has(alias) ? alias : plain
    const column = freeName(wanted, (name) => taken.has(name) || (name !== wanted && own.has(name)))
    if (column !== wanted) remarks.push(`field ${source} collides with another name and is column ${column}`)
    taken.add(column)
    return { source, column, type: fields.type(column) ?? parseType(types?.[i] ?? 'string') }
  })
  if (types && types.length !== names.length) remarks.push(`the header names ${names.length} fields and ${types.length} types`)
  return { columns, remarks }
}
