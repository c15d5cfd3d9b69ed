import { raw, type Sql } from '../../lib/sql'
import type { Group } from './group'
import { afresh } from './hunts'
import { interleaved, ratio, shell, timed } from './measure'

/** As a table of the rarest values shows them. */
export const stackedByQuery: Sql = raw(`SELECT query, count(*) AS records, count(DISTINCT id_orig_h) AS hosts,
  count(DISTINCT date_trunc('day', ts)) AS days, min(ts) AS first_seen, max(ts) AS last_seen
FROM logs.dns
GROUP BY query`)

export const byPair: Sql = raw(`SELECT id_orig_h, id_resp_h, count(*) AS records
FROM logs.conn
GROUP BY id_orig_h, id_resp_h`)

/** A grouping whose rows stay in the engine: their way into a page is not what is measured. The engine skips columns that nobody reads. */
export const counted = (query: Sql): Sql => raw(`SELECT count(*) AS groups, max(COLUMNS(*)) FROM (${query.strings.join('')})`)

export const stacking: Group = async ({ store, repetitions, traffic }) => {
  const opened = await store()
  const byPort = afresh(opened, 'least-frequency', 'log=conn&field=id_resp_p,service&missing=true')
  const byQuery = afresh(opened, 'least-frequency', 'log=dns&field=query&missing=true')
  const ports = await interleaved(
    repetitions,
    () => timed(byPort),
    () => timed(() => shell(`awk -F'\\t' '!/^#/ {n[$6 FS $8]++} END {for (k in n) print n[k] FS k}' '${traffic.conn}'`)),
  )
  const names = await interleaved(
    repetitions,
    () => timed(byQuery),
    () => timed(() => shell(`grep -v '^#' '${traffic.dns}' | cut -f 10 | sort | uniq -c`)),
  )
  return [
    ratio('least frequency of port and service', 'awk', ports, 0.25),
    ratio('least frequency of dns query', 'cut, sort, uniq', names, 0.5),
  ]
}
