import { raw } from '../../lib/sql'
import type { Group } from './group'
import { afresh } from './hunts'
import { interleaved, ratio, timed } from './measure'
import { counted, stackedByQuery } from './stacking'

const byNameAndLeaf = raw(`SELECT server_name, cert_chain_fps[1] AS leaf, count(*) AS records, count(DISTINCT id_orig_h) AS clients,
  count(DISTINCT id_resp_h) AS addresses
FROM logs.ssl
GROUP BY server_name, leaf`)

export const certificate: Group = async ({ store, repetitions }) => {
  const opened = await store()
  const hunt = afresh(opened, 'certificate-mismatch')
  const both = await interleaved(
    repetitions,
    () => timed(hunt),
    () =>
      timed(async () => {
        await opened.query(counted(byNameAndLeaf))
        await opened.query(counted(stackedByQuery))
      }),
  )
  return [ratio('certificate mismatch', 'ssl by name and leaf with clients, addresses; dns by query', both, 3)]
}
