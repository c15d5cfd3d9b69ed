import type { From } from '../../hunt'
import { raw, type Sql, sql } from '../../sql'
import type { Reference } from '../../store/reference'
import type { Dialect } from '../../store/store'
import type { Makeup } from '../makeup'

export const itemLogs = ['conn', 'dns', 'ssl', 'x509', 'files', 'http', 'known_services', 'dhcp'] as const
export type ItemLog = (typeof itemLogs)[number]

/** What the items of a window are made from. */
export interface Input {
  readonly made: Makeup
  readonly from: Readonly<Record<ItemLog, From>>
  readonly reference: Reference
  readonly fn: Dialect
  /** Names of outside addresses that are settled: address, name (NULL where it had none). A comparison takes those of its baseline, so that no name changes between. */
  readonly settled: Sql
}

export const noNames = sql`(SELECT CAST(NULL AS VARCHAR) AS address, CAST(NULL AS VARCHAR) AS name WHERE FALSE)`

const microsPerHour = raw('3600000000')
const hoursPerDay = raw('24')

/** The hour of a time, of a record's `ts` unless another is named, counted since 1970. */
export const hourOf = ({ fn }: Pick<Input, 'fn'>, time = sql`ts`): Sql => sql`${fn.epochMicros(time)} // ${microsPerHour}`

/** The UTC day of a record's `ts`, counted since 1970. */
export const dayOf = (input: Pick<Input, 'fn'>): Sql => sql`${hourOf(input)} // ${hoursPerDay}`

/** The hour of the day, 0 to 23, of one counted since 1970. */
export const hourOfDay = (hour: Sql): Sql => sql`((${hour} % ${hoursPerDay} + ${hoursPerDay}) % ${hoursPerDay})`

/** The hours of the day, UTC, in which a group's records lie, as bits. */
export const hoursIn = (input: Pick<Input, 'fn'>): Sql => input.fn.bitsOf(input.fn.bit(hourOfDay(hourOf(input))))
