import type { EntityInput } from '../../entity'
import { join, raw, type Sql, sql } from '../../sql'

/** Source: IANA, ICMP parameters; Zeek writes the type as the originator's port. */
const four = {
  0: 'echo reply',
  3: 'unreachable',
  5: 'redirect',
  8: 'echo request',
  9: 'router advertisement',
  10: 'router solicitation',
  11: 'time exceeded',
  13: 'timestamp request',
}
/** Source: IANA, ICMPv6 parameters. */
const six = {
  1: 'unreachable',
  2: 'packet too big',
  3: 'time exceeded',
  128: 'echo request',
  129: 'echo reply',
  133: 'router solicitation',
  134: 'router advertisement',
  135: 'neighbour solicitation',
  136: 'neighbour advertisement',
  137: 'redirect',
  143: 'multicast listener report',
}

const named = (words: Readonly<Record<number, string>>) =>
  sql`CASE id_orig_p ${join(
    Object.entries(words).map(([type, word]) => sql`WHEN ${raw(type)} THEN ${raw(`'${word}'`)}`),
    ' ',
  )} END`

/** What a record of ICMP in conn tells of, in words; `type 42` for what has none here. */
export const message = (fn: EntityInput<never>['fn']): Sql =>
  sql`coalesce(CASE WHEN ${fn.isIPv4(sql`id_orig_h`)} THEN ${named(four)} ELSE ${named(six)} END, 'type ' || id_orig_p)`
