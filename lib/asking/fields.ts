import { z } from 'zod'
import { badParams } from '../errors'
import type { FieldsOf, Hunt, LogField } from '../hunt'
import { elementType, type Field, type ZeekType } from '../logs/log'
import { kindOf } from '../records/kinds'
import type { StoredColumn } from '../store/store'
import { schemaOf } from '../where/limit'

/** The fields of each log as these tables have them. */
export function fieldsIn(tables: ReadonlyMap<string, readonly StoredColumn[]>): FieldsOf {
  return (log) => {
    const described = schemaOf(log)?.fields ?? {}
    const columns = tables.get(log) ?? Object.entries(described).map(([name, { type }]) => ({ name, type }))
    return Object.fromEntries(columns.map((column) => [column.name, field(column, described[column.name])]))
  }
}

function field(
  { name, type }: StoredColumn,
  { doc, joined = false }: Pick<Field, 'doc' | 'joined'> = { doc: 'Not in the schema; kept as the file named it.' },
): LogField {
  const element = elementType(type as ZeekType)
  const one = (element ?? type) as ZeekType
  return { type: one, list: element !== null, joined: joined && type === 'string', kind: kindOf(name, one), doc }
}

const picked = z.looseObject({ picks: z.literal('fields'), of: z.string() })

/** Holds parameters that name fields against their log as it is loaded. Throws `bad-params` that names each that is not there. */
export function checkFields(hunt: Hunt, params: Readonly<Record<string, unknown>>, fieldsOf: FieldsOf): void {
  const faults = Object.entries(z.toJSONSchema(hunt.params, { io: 'input' }).properties ?? {}).flatMap(([param, property]) => {
    const meant = picked.safeParse(property)
    if (!meant.success) return []
    const log = String(params[meant.data.of])
    const known = fieldsOf(log)
    const names = [params[param] ?? []].flat().map(String)
    const wrong = [
      ...names.filter((name) => !Object.hasOwn(known, name)).map((name) => `${log} has no field ${name}`),
      ...names.filter((name, i) => names.indexOf(name) < i).map((name) => `names ${name} twice`),
    ]
    return wrong.length > 0 ? [[param, wrong] as const] : []
  })
  if (faults.length > 0) throw badParams(Object.fromEntries(faults))
}
