import { type Sql, sql } from '../sql'

/** A name as names are compared: in lower case, without the dot of the root. Looking at its end first spares nearly all names the trimming, which costs more than the rest. */
export const plainName = (name: Sql): Sql =>
  sql`CASE WHEN ${name} LIKE '%.' THEN TRIM(TRAILING '.' FROM lower(${name})) ELSE lower(${name}) END`

/** The same of a name that is at hand. */
export const plainText = (name: string): string => name.toLowerCase().replace(/(?<!\.)\.+$/, '')

/** How records may write such a name: without the dot of the root, and with it. */
export const withRoot = (name: string): readonly string[] => [name, `${name}.`]
