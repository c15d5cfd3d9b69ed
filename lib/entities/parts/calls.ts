import { sql } from '../../sql'

/** Of conn: ICMP has types and codes where others have ports, and its answers are no calls. */
export const isCall = sql`coalesce(proto, '') <> 'icmp'`
