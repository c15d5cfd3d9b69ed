import type { From } from '../hunt'
import { otherSpelling } from '../names/idn'
import { plainText } from '../names/plain-name'
import { raw, type Sql, sql } from '../sql'
import type { QueryOptions, Store } from '../store/store'

/** As many names beyond ASCII are turned; who asks for more tunnels, or scans. */
const most = raw('100000')

/**
 * A relation of the names that `dns` asks for in letters beyond ASCII: query (as it stands there) and carried (the same name as DNS
 * carries it). `key` says what the names depend on beside the data.
 */
export async function aLabels(store: Store, dns: From, key: string, options: QueryOptions): Promise<Sql> {
  const { dialect: fn } = store
  const beyond = sql`SELECT query FROM (SELECT query FROM ${dns} AS log WHERE ${fn.beyondAscii(sql`query`)} GROUP BY query) AS spelt ORDER BY query LIMIT ${most}`
  const table = await store.keep(`beyond ASCII ${key}`, beyond, options)
  const { rows } = await store.query(sql`SELECT query FROM ${table}`, options)
  const pairs = rows.flatMap(({ query }) => {
    const spelling = String(query)
    const carried = otherSpelling(plainText(spelling))
    return carried === null ? [] : [{ spelling, carried }]
  })
  if (pairs.length === 0) return sql`(SELECT CAST(NULL AS VARCHAR) AS query, CAST(NULL AS VARCHAR) AS carried WHERE FALSE)`
  return fn.unnest({ query: sql`${pairs.map(({ spelling }) => spelling)}`, carried: sql`${pairs.map(({ carried }) => carried)}` })
}
