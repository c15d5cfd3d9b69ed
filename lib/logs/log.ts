type Scalar =
  | 'time'
  | 'interval'
  | 'string'
  | 'addr'
  | 'port'
  | 'count'
  | 'int'
  | 'double'
  | 'bool'
  | 'enum'
  | 'subnet'
  | 'pattern'
  | 'func'
  | 'file'

/** Zeek's own type names, as its headers spell them. */
export type ZeekType = Scalar | `set[${Scalar}]` | `vector[${Scalar}]`

export interface Field {
  readonly type: ZeekType
  /** One sentence: what the value means. */
  readonly doc: string
  /** Other names that the same field has had or is given by shippers, as they stand in the log. The field's own name wins over them. */
  readonly aliases?: readonly string[]
  /** Text that may hold addresses (a DNS answer), so that address filters can use it. */
  readonly addresses?: boolean
  /** Text that is a set, joined by commas in any order; an element after - was tried and given up. */
  readonly joined?: boolean
}

export interface LogSchema<Fields extends Readonly<Record<string, Field>> = Readonly<Record<string, Field>>> {
  readonly name: string
  readonly doc: string
  /** By column name: Zeek's field name with `.` as `_`, lower case. */
  readonly fields: Fields
}

interface Extra {
  readonly aliases?: readonly string[]
  readonly addresses?: boolean
  readonly joined?: boolean
}

const of =
  (type: ZeekType) =>
  (doc: string, extra: Extra = {}): Field => ({ type, doc, ...extra })

export const time = of('time')
export const interval = of('interval')
export const text = of('string')
export const addr = of('addr')
export const port = of('port')
export const count = of('count')
export const int = of('int')
export const double = of('double')
export const bool = of('bool')
export const enumeration = of('enum')
export const setOf = (type: Scalar, doc: string, extra: Extra = {}): Field => of(`set[${type}]`)(doc, extra)
/** The time of a record; shippers that drop `ts` keep it as `@timestamp`. */
export const timestamp = (doc: string): Field => time(doc, { aliases: ['@timestamp'] })
export const vectorOf = (type: Scalar, doc: string, extra: Extra = {}): Field => of(`vector[${type}]`)(doc, extra)

/** The fields that name a connection and its two ends; most logs carry them. */
export const connectionFields = {
  uid: text('Identifies the connection; the same in every log that speaks of it.', { aliases: ['event.id'] }),
  id_orig_h: addr('Originator: the address that opened the connection.', { aliases: ['src', 'src_ip', 'source.ip', 'orig_h'] }),
  id_orig_p: port('Port of the originator; for ICMP its message type.', { aliases: ['src_port', 'source.port', 'orig_p'] }),
  id_resp_h: addr('Responder: the address that was connected to.', { aliases: ['dst', 'dst_ip', 'dest_ip', 'destination.ip', 'resp_h'] }),
  id_resp_p: port('Port of the responder; for ICMP its code.', { aliases: ['dst_port', 'dest_port', 'destination.port', 'resp_p'] }),
} as const

export function defineLog<const Fields extends Readonly<Record<string, Field>>>(
  name: string,
  doc: string,
  fields: Fields,
): LogSchema<Fields> {
  return { name, doc, fields }
}

/** The column of a field as a log names it: `id.orig_h` is `id_orig_h`. */
export function columnName(field: string): string {
  return field.toLowerCase().replaceAll(/[^a-z0-9_]/g, '_')
}

/** The type of the elements of a set or vector, else null. */
export function elementType(type: ZeekType): Scalar | null {
  const match = /^(?:set|vector)\[(\w+)\]$/.exec(type)
  return match ? (match[1] as Scalar) : null
}
