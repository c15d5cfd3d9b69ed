import { portProtocol } from '../../lib/hunts/port-protocol'
import { run } from '../../lib/run'
import { raw } from '../../lib/sql'
import type { DuckStore } from '../../lib/store/duckdb'
import type { Group } from './group'
import { interleaved, ratio, timed } from './measure'
import { counted } from './stacking'

/** The same figures of every port, protocol and service, as they stand in the log. */
const byPort = raw(`SELECT id_resp_p, proto, service, count(*) AS records, count(DISTINCT id_orig_h) AS clients,
  count(DISTINCT id_resp_h) AS servers, count(DISTINCT date_trunc('day', ts)) AS days
FROM logs.conn
GROUP BY id_resp_p, proto, service`)

/** Asks a hunt again and again as if nobody had: a kept result answers at once, one under a new key is computed. */
function afresh(store: DuckStore): () => DuckStore {
  let asked = 0
  return () => {
    asked += 1
    return { ...store, keep: (key, ...rest) => store.keep(`${key} ${asked}`, ...rest) }
  }
}

export const ports: Group = async ({ store, repetitions }) => {
  const opened = await store()
  const fresh = afresh(opened)
  const both = await interleaved(
    repetitions,
    () =>
      timed(async () => {
        const { status } = await run(fresh(), portProtocol, new URLSearchParams())
        if (status !== 'ok') throw new Error(`the hunt answered ${status}`)
      }),
    () => timed(() => opened.query(counted(byPort))),
  )
  return [ratio('port and protocol', 'conn by port, protocol and service with clients, servers, days', both, 2)]
}
