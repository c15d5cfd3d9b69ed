import { histogram } from '../../lib/records/histogram'
import { records } from '../../lib/records/records'
import { type Sql, sql } from '../../lib/sql'
import type { Group } from './group'
import { interleaved, ratio, timed } from './measure'
import { byPair, counted } from './stacking'

export const page = new URLSearchParams([
  ['filter', 'id_orig_h:10.0.0.0/16'],
  ['filter', 'service:ssl'],
])

/** All of conn in the order of its bytes: asked for the very last record, the engine cannot stop at the first ones. */
const byBytes = (rows: number): Sql => sql`SELECT *
FROM logs.conn
ORDER BY orig_bytes DESC NULLS LAST
LIMIT 1
OFFSET ${rows - 1}`

export const pages: Group = async ({ rows, store, repetitions }) => {
  const opened = await store()
  const first = await interleaved(
    repetitions,
    () => timed(() => records(opened, 'conn', page)),
    () => timed(() => opened.query(byBytes(rows))),
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
