import { z } from 'zod'
import registry from '../../data/reference/services.json'
import type { Dialect } from '../hunt'
import { raw, type Sql, sql } from '../sql'

const service = z.string().regex(/^[a-z0-9_-]+$/)
const port = z.int().min(1).max(65_535)

const entry = z.strictObject({
  port,
  /** Last port of a range. */
  to: port.optional(),
  proto: z.enum(['tcp', 'udp']),
  /** IANA's name of the service, else the one that everybody uses. */
  name: service,
  /** Zeek's services that belong there and that its own scripts recognise: their absence says something. */
  zeek: z.array(service),
  /** Services that belong there too but are recognised only now and then, or by a package. */
  more: z.array(service).default([]),
  /** Services that are known to use the port without belonging there, each with the reason. */
  usual: z.record(service, z.string()).default({}),
  /** Whether those are harmless only within one's own networks. */
  inside: z.boolean().default(false),
  /** Whether many programs use the port for what they like: another protocol there is no surprise. */
  shared: z.boolean().default(false),
  source: z.string().min(1),
})

export type Registered = z.infer<typeof entry>

/** The reviewed table of services that matter, by port. */
export const services: readonly Registered[] = z.array(entry).parse(registry)

/** Ports of a service's own. */
export function portsOf(name: string): readonly number[] {
  return services.filter(({ zeek, shared }) => zeek.includes(name) && !shared).map((one) => one.port)
}

/** What a port is for, as words: Zeek's services, or the registry's name where Zeek knows none. */
const expected = ({ name, zeek, more }: Registered) => (zeek.length + more.length > 0 ? [...zeek, ...more] : [name]).sort()

function each(list: readonly Registered[]): readonly (readonly [number, Registered])[] {
  return list.flatMap((one) => Array.from({ length: (one.to ?? one.port) - one.port + 1 }, (_, i) => [one.port + i, one] as const))
}

const portLines = each(services).map(([number, one]) =>
  [
    one.proto,
    number,
    one.zeek.join(),
    [...one.zeek, ...one.more].join(),
    Object.keys(one.usual).join(),
    expected(one).join(),
    one.shared,
  ].join('|'),
)

const useLines = each(services).flatMap(([number, { proto, usual, inside }]) =>
  Object.entries(usual).map(([name, why]) => [proto, number, name, inside, why].join('|')),
)

/** A bound list of lines, as rows with the list `parts`. */
const lines = (list: readonly string[], fn: Dialect): Sql =>
  sql`(SELECT ${fn.split(sql`line`, '|')} AS parts FROM ${fn.unnest({ line: sql`${list}` })} AS listed)`

/**
 * CTEs of the registry: `ports`, one row per port and protocol: proto, port, own and accepted (Zeek's services that belong there: those
 * whose absence says something, and all), usual (known there without belonging), expected (in words), shared (many programs use it);
 * `uses`, one row per usual service: proto, port, service, inside (harmless only within the own networks), why.
 */
export function registered(fn: Dialect): Sql {
  const part = (n: number) => fn.at(sql`parts`, raw(String(n)))
  const list = (n: number) => fn.filter(fn.split(part(n), ','), (one) => sql`${one} <> ''`)
  return sql`ports AS (
  SELECT ${part(1)} AS proto, CAST(${part(2)} AS INTEGER) AS port, ${list(3)} AS own, ${list(4)} AS accepted, ${list(5)} AS usual,
    ${list(6)} AS expected, ${part(7)} = 'true' AS shared
  FROM ${lines(portLines, fn)} AS lines
),
uses AS (
  SELECT ${part(1)} AS proto, CAST(${part(2)} AS INTEGER) AS port, ${part(3)} AS service, ${part(4)} = 'true' AS inside, ${part(5)} AS why
  FROM ${lines(useLines, fn)} AS lines
)`
}
