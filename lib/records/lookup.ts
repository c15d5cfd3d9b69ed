import { identifier, join, sql } from '../sql'
import type { QueryOptions, Row, Store } from '../store/store'
import { microsToIso, parseTime } from '../time'
import { tableOf } from '../where/limit'
import { recordId } from './cursor'

/** A name that was looked up longer ago says nothing about a connection: browsers keep answers for hours, not for days. */
const longest = 86_400_000_000n
/** The record's time may precede the reply's by as much as the sensor takes to see it. */
const slack = 1_000_000n

/**
 * The last lookup by the same client that gave the address of a connection, at most a day before it; null where there is none, or where
 * the record is a lookup itself. The row has dns.log's columns and `_id`.
 */
export async function lookupOf(store: Store, record: Row, options: QueryOptions = {}): Promise<Row | null> {
  const { id_orig_h: client, id_resp_h: server, ts } = record
  const columns = (await store.tables()).get('dns')
  const at = typeof ts === 'string' ? parseTime(ts) : null
  if (!columns || at === null || 'query' in record || typeof client !== 'string' || typeof server !== 'string') return null
  const fn = store.dialect
  const [from, to] = [microsToIso(at - longest), microsToIso(at + slack)]
  if (from === null || to === null) return null
  const { rows } = await store.query(
    sql`SELECT ${join([sql`${recordId(columns, fn)} AS _id`, ...columns.map(({ name }) => identifier(name))])}
FROM ${tableOf('dns')}
WHERE id_orig_h = ${client} AND ts >= ${fn.timestamp(from)} AND ts <= ${fn.timestamp(to)} AND ${fn.contains(sql`answers`, sql`${server}`)}
ORDER BY ts DESC, rowid DESC
LIMIT 1`,
    options,
  )
  return rows[0] ?? null
}
