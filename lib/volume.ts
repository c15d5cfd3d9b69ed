import { raw, type Sql, sql } from './sql'

/**
 * Payload bytes of a connection's side, at most what its packets carried. Zeek reckons payload from sequence numbers, which are absurd on broken
 * flows and count what was missed; unset where it reckoned none, though packets have headers.
 */
export const carried = (side: 'orig' | 'resp'): Sql =>
  raw(`(CASE WHEN ${side}_ip_bytes < ${side}_bytes THEN ${side}_ip_bytes ELSE ${side}_bytes END)`)

/** Of both sides; a side that is unset counts nothing. */
export const carriedBoth: Sql = sql`(coalesce(${carried('orig')}, 0) + coalesce(${carried('resp')}, 0))`
