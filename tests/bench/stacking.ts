import { raw, type Sql } from '../../lib/sql'
import type { Group } from './group'
import { afresh } from './hunts'
import { type Bar, interleaved, ratio, shell, timed } from './measure'

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

const byPort: Sql = raw(`SELECT id_resp_p, service, count(*) AS records
FROM logs.conn
GROUP BY id_resp_p, service`)

const byQuery: Sql = raw(`SELECT query, count(*) AS records
FROM logs.dns
GROUP BY query`)

/** The counts alone, and the whole hunt: distinct hosts and days, times, ids, and its first page; each beside what a shell does for the counts. */
export const stacking: Group = async ({ store, repetitions, traffic }) => {
  const opened = await store()
  const awk = () => shell(`awk -F'\\t' '!/^#/ {n[$6 FS $8]++} END {for (k in n) print n[k] FS k}' '${traffic.conn}'`)
  const uniq = () => shell(`grep -v '^#' '${traffic.dns}' | cut -f 10 | sort | uniq -c`)
  const hunt = (search: string) => afresh(opened, 'least-frequency', `${search}&missing=true`)
  const lines = [
    ['conn by port and service', () => opened.query(counted(byPort)), 'awk', awk, 0.25],
    ['least frequency of port and service', hunt('log=conn&field=id_resp_p,service'), 'awk', awk, 0.25],
    ['dns by query', () => opened.query(counted(byQuery)), 'cut, sort, uniq', uniq, 0.5],
    ['least frequency of dns query', hunt('log=dns&field=query'), 'cut, sort, uniq', uniq, 0.5],
  ] as const
  const bars: Bar[] = []
  for (const [bar, ours, beside, theirs, atMost] of lines) {
    const both = await interleaved(
      repetitions,
      () => timed(ours),
      () => timed(theirs),
    )
    bars.push(ratio(bar, beside, both, atMost))
  }
  return bars
}
