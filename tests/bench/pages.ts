import { histogram } from '../../lib/records/histogram'
import { records } from '../../lib/records/records'
import { raw } from '../../lib/sql'
import type { Group } from './group'
import { interleaved, ratio, timed } from './measure'
import { byPair, counted } from './stacking'

export const page = new URLSearchParams([
  ['filter', 'id_orig_h:10.0.0.0/16'],
  ['filter', 'service:ssl'],
])

// As a page sorted by bytes would be asked for, so that the whole log is ordered but not carried around.
const byBytes = raw(`SELECT ts, uid, id_orig_h, id_resp_h, orig_bytes
FROM logs.conn
ORDER BY orig_bytes DESC NULLS LAST`)

export const pages: Group = async ({ store, repetitions }) => {
  const opened = await store()
  const sorted = raw(
    `SELECT count(*) AS records, max(n) AS last FROM (SELECT row_number() OVER (ORDER BY orig_bytes DESC NULLS LAST) AS n, * FROM (${byBytes.strings.join('')}))`,
  )
  const first = await interleaved(
    repetitions,
    () => timed(() => records(opened, 'conn', page)),
    () => timed(() => opened.query(sorted)),
  )
  const strip = await interleaved(
    repetitions,
    () => timed(() => histogram(opened, 'conn', new URLSearchParams())),
    () => timed(() => opened.query(counted(byPair))),
  )
  return [
    ratio('first page of records, two filters', 'sorting conn by bytes', first, 0.1),
    ratio('time histogram', 'conn by source and destination', strip, 0.4),
  ]
}
