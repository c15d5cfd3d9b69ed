import { badParams } from '../errors'
import { printFilter } from '../filters'
import { logs } from '../logs'
import { elementType, type LogSchema, type ZeekType } from '../logs/log'
import { isNetworkField } from '../networks'
import { type Filter, faultAt, type Scope, type Unused } from '../scope'
import { allOf, anyOf, identifier, raw, type Sql, sql } from '../sql'
import type { Dialect, StoredColumn } from '../store/store'
import { addressLike } from '../typed-value'
import { type Comparable, condition, inNamed, isMisfit } from './condition'

/** What a scope asks of one log: a condition on its rows, and the parts that it cannot use. */
export interface Limit {
  readonly where: Sql
  /** Only the filters, without the time. */
  readonly filtered: Sql
  readonly unused: readonly Unused[]
  /** Whether the time of the scope limits this log. */
  readonly timed: boolean
}

/** Other names for a column: the first that the log has counts. */
const aliases: Readonly<Record<string, readonly string[]>> = {
  port: ['port', 'id_resp_p', 'port_num', 'host_p'],
  proto: ['proto', 'port_proto'],
  src: ['src', 'id_orig_h'],
  dst: ['dst', 'id_resp_h'],
  src_network: ['src', 'id_orig_h'],
  dst_network: ['dst', 'id_resp_h'],
}

/** The columns that hold an end, of a connection or of what a log has in its place: a lease, a transfer, an inventory. */
const ends = ['id_orig_h', 'id_resp_h', 'tx_hosts', 'rx_hosts', 'client_addr', 'server_addr', 'assigned_addr', 'src', 'dst', 'host']

/** The table of a loaded log. */
export const tableOf = (log: string): Sql => identifier('logs', log)

/** The schema of a log by its name, if it has one. */
export function schemaOf(log: string): LogSchema | undefined {
  return Object.hasOwn(logs, log) ? Object.entries(logs).find(([name]) => name === log)?.[1] : undefined
}

/** A log's columns as filters compare them. */
function comparable(log: string, columns: readonly StoredColumn[]): Comparable[] {
  const fields = schemaOf(log)?.fields ?? {}
  return columns.map(({ name, type }) => ({ name, type: type as ZeekType, ...(fields[name]?.addresses ? { addresses: true } : {}) }))
}

/** One place of a vector, as in `cert_chain_fps.1` for the leaf. */
function placed(name: string, columns: readonly Comparable[]): Comparable | undefined {
  const [, base, position] = /^(.+)_([1-9]\d{0,2})$/.exec(name) ?? []
  const vector = columns.find((column) => column.name === base && column.type.startsWith('vector['))
  const element = vector && elementType(vector.type)
  return vector && element ? { ...vector, type: element, position: Number(position) } : undefined
}

/** The columns that a pill speaks of; none when the log lacks the field. */
function meant(filter: Filter, columns: readonly Comparable[]): readonly Comparable[] {
  const find = (name: string) => columns.find((column) => column.name === name) ?? placed(name, columns)
  const atEnds = () => ends.flatMap((name) => find(name) ?? []).filter(({ type }) => type.includes('addr'))
  if (filter.field === 'network') return atEnds()
  if (filter.field !== 'host') return (aliases[filter.field] ?? [filter.field]).flatMap((name) => find(name) ?? []).slice(0, 1)
  // http has a text column of that name; what is no address can only mean that one.
  const own = find('host')
  if (own && own.type === 'string' && !addressLike(filter.value)) return [own]
  return atEnds()
}

/** The columns of a log that a pill speaks of, as one text: pills with the same one are alternatives. */
export function target(filter: Filter, log: string, columns: readonly StoredColumn[]): string {
  return targetOf(filter, meant(filter, comparable(log, columns)))
}

/** A network and an address in one column are no alternatives. */
const targetOf = ({ field }: Filter, columns: readonly Comparable[]) =>
  `${isNetworkField(field) ? `${field} ` : ''}${columns.map(({ name, position }) => `${name} ${position}`).join(' ')}`

function missing(filter: Filter, log: string): string {
  if (isNetworkField(filter.field) && filter.field !== 'network') return `${log} does not say which end is which`
  return filter.field === 'host' || filter.field === 'network'
    ? `${log} names no ends of a connection`
    : `${log} has no field ${filter.field}`
}

/** What the networks of a pill hold; a scope that comes from a URL is read by read-scope, which knows it. */
function rangesIn({ ranges, value }: Filter) {
  if (!ranges) throw new RangeError(`the networks of ${value} were not looked up`)
  return ranges
}

/** One condition per field: repeats are alternatives, negated ones all apply. Throws `bad-params` that points at the character. */
export function filterConditions(filters: readonly Filter[], log: string, columns: readonly Comparable[], fn: Dialect) {
  const wanted = new Map<string, Sql[]>()
  const refused: Sql[] = []
  const unused: Unused[] = []
  for (const filter of filters) {
    const targets = meant(filter, columns)
    if (targets.length === 0) {
      unused.push({ filter: printFilter(filter), log, reason: missing(filter, log) })
      continue
    }
    const any = targets.map((column) => {
      const value = identifier(column.name)
      if (isNetworkField(filter.field)) return inNamed(column, value, filter.value, rangesIn(filter), fn)
      const made = condition(column, column.position ? fn.at(value, raw(String(column.position))) : value, filter.value, fn)
      if (!isMisfit(made)) return made
      const text = printFilter(filter)
      throw badParams({ filter: [faultAt(text, text.length - filter.value.length + made.at, made.message)] })
    })
    const key = targetOf(filter, targets)
    if (filter.negated) refused.push(sql`NOT (${anyOf(any)})`)
    else wanted.set(key, [...(wanted.get(key) ?? []), filter.value === '-' ? allOf(any) : anyOf(any)])
  }
  return { where: allOf([...[...wanted.values()].map(anyOf), ...refused]), unused }
}

/** The time of a scope as a condition on a column; rows without a time are outside. */
export function within(scope: Pick<Scope, 'from' | 'to'>, time: Sql, fn: Dialect): Sql {
  return allOf([
    ...(scope.from === null ? [] : [sql`${time} >= ${fn.timestamp(scope.from)}`]),
    ...(scope.to === null ? [] : [sql`${time} < ${fn.timestamp(scope.to)}`]),
  ])
}

/** Limits a log to a scope. */
export function limit(log: string, columns: readonly StoredColumn[], scope: Scope, fn: Dialect): Limit {
  const { where, unused } = filterConditions(scope.filters, log, comparable(log, columns), fn)
  const asked = scope.from !== null || scope.to !== null
  const timed = asked && columns.some(({ name, type }) => name === 'ts' && type === 'time')
  const untimed: Unused[] = asked && !timed ? [{ filter: 'time', log, reason: `${log} has no time of its own` }] : []
  return {
    where: timed ? allOf([within(scope, identifier('ts'), fn), where]) : where,
    filtered: where,
    unused: [...untimed, ...unused],
    timed,
  }
}
