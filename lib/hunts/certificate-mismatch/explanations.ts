import type { Explanation, Hide } from '../../hunt'
import { type Sql, sql } from '../../sql'
import type { Params } from './params'

/** Harmless readings of a certificate that does not fit; none of them for a name that another one leads to, or a tool's own certificate. */
export function explanations(params: Params): readonly Explanation[] {
  const unless = (observed: Sql) => sql`CASE WHEN fronting_clients = 0 AND other_hosts = 0 AND tool IS NULL THEN ${observed} END`
  return [
    {
      code: 'shared_certificate',
      label: 'CDN',
      observed: unless(sql`CASE WHEN self_signed THEN NULL WHEN content_network IS NOT NULL THEN content_network
        WHEN san_count >= ${params.shared_names} THEN CAST(san_count AS VARCHAR) || ' alternative names' END`),
    },
    {
      code: 'portal',
      label: 'portal',
      observed: unless(sql`CASE WHEN NOT covered AND outside = 0 AND certificate_names > 1
        THEN 'an inside server showed it for ' || CAST(certificate_names AS VARCHAR) || ' names' END`),
    },
    {
      code: 'outer_name',
      label: 'ECH',
      observed: sql`CASE WHEN tool IS NULL AND other_hosts = 0 AND outer_name THEN server_name END`,
    },
    { code: 'own_authority', label: 'own CA', observed: unless(sql`CASE WHEN own_authority THEN issuer END`) },
  ]
}

export function hides(params: Params): readonly Hide[] {
  return [
    ...(params.find === '' ? [] : [{ code: 'not_found', label: `without “${params.find}”`, show: { find: '' } }]),
    { code: 'fits', label: 'that fit', show: { fitting: true } },
  ]
}
