import { raw } from '../../lib/sql'
import type { Group } from './group'
import { afresh } from './hunts'
import { interleaved, ratio, timed } from './measure'
import { counted } from './stacking'

/** The same figures of every port, protocol and service, as they stand in the log. */
const byPort = raw(`SELECT id_resp_p, proto, service, count(*) AS records, count(DISTINCT id_orig_h) AS clients,
  count(DISTINCT id_resp_h) AS servers, count(DISTINCT date_trunc('day', ts)) AS days
FROM logs.conn
GROUP BY id_resp_p, proto, service`)

export const ports: Group = async ({ store, repetitions }) => {
  const opened = await store()
  const hunt = afresh(opened, 'port-protocol')
  const both = await interleaved(
    repetitions,
    () => timed(hunt),
    () => timed(() => opened.query(counted(byPort))),
  )
  return [ratio('port and protocol', 'conn by port, protocol and service with clients, servers, days', both, 2)]
}
