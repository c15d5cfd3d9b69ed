import { portProtocol } from '../../lib/hunts/port-protocol'
import { run } from '../../lib/run'
import { raw } from '../../lib/sql'
import { afresh } from './afresh'
import type { Group } from './group'
import { interleaved, ratio, timed } from './measure'
import { counted } from './stacking'

/** The same figures of every port, protocol and service, as they stand in the log. */
const byPort = raw(`SELECT id_resp_p, proto, service, count(*) AS records, count(DISTINCT id_orig_h) AS clients,
  count(DISTINCT id_resp_h) AS servers, count(DISTINCT date_trunc('day', ts)) AS days
FROM logs.conn
GROUP BY id_resp_p, proto, service`)

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
