import type { Signal } from '../../../hunt'
import { rising } from '../../../points'
import { sql } from '../../../sql'
import type { Params } from '../params'
import { given } from './given'

/** Where a serial number and an issuer are met, and by how many. */
export function spreading(params: Params): readonly Signal[] {
  const { serial_networks: from, clients: few } = params
  return [
    {
      code: 'serial_spread',
      label: 'Serial in networks',
      observed: 'serial_networks',
      threshold: `< ${from}`,
      // A site that many use and a public authority knows lives in several networks of its cloud.
      points: sql`CASE WHEN public OR trusted > 0 OR serial_clients > ${few} THEN ${rising('serial_networks', from, from * 3, 2, 4)}
        ELSE ${rising('serial_networks', from, from * 3, 8, 16)} END`,
    },
    {
      code: 'serial_reused',
      label: 'Serial, fingerprints',
      observed: 'serial_fingerprints',
      threshold: '= 1',
      points: given('serial_fingerprints', sql`serial_fingerprints > 1`, 12),
    },
    {
      code: 'rare_issuer',
      label: 'Rare issuer, clients',
      observed: 'issuer_clients',
      threshold: `> ${few}`,
      points: sql`CASE WHEN hosts < ${few * 3} THEN NULL ELSE ${given('issuer_clients', sql`NOT public AND issuer_clients <= ${few}`, 5)} END`,
    },
    {
      code: 'popular',
      label: 'Name is popular, rank',
      observed: 'popular_rank',
      threshold: `≤ ${params.popular}`,
      points: sql`CASE WHEN NOT popularity_known THEN NULL WHEN popular_rank <= ${params.popular} THEN -4 ELSE 0 END`,
    },
    {
      code: 'common',
      label: 'Many clients',
      observed: 'clients',
      threshold: `≥ ${params.common}`,
      points: sql`CASE WHEN clients >= ${params.common} AND fronting_clients = 0 AND other_hosts = 0 THEN -8 ELSE 0 END`,
    },
  ]
}
