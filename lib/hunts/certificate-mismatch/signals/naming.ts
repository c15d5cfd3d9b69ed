import type { Signal } from '../../../hunt'
import { raw, sql } from '../../../sql'
import { given } from './given'

/** As many connections are no slip of one lookup. */
const severalFronted = raw('3')

/** Names that do not fit: of the certificate, of lookups, and within the connection. */
export function naming(): readonly Signal[] {
  return [
    {
      code: 'name_not_covered',
      label: 'Not in the SAN list',
      observed: 'san_count',
      threshold: 'one fits',
      // Names at random cannot fit: what they tell is told by `tor`.
      points: given('covered', sql`NOT covered AND NOT common_fits AND NOT coalesce(tor, FALSE)`, 18),
    },
    {
      code: 'common_name_only',
      label: 'Only the CN fits',
      observed: 'common_name',
      threshold: 'SAN too',
      points: given('covered', sql`NOT covered AND common_fits`, 3),
    },
    {
      code: 'common_name_other',
      label: 'CN of another name',
      observed: 'common_name',
      threshold: 'same domain',
      points: sql`CASE WHEN covered THEN 0 WHEN in_x509 OR server_name IS NULL OR common_name IS NULL THEN NULL WHEN common_fits OR title_fits OR tor THEN 0 ELSE 14 END`,
    },
    {
      code: 'fronting',
      label: 'No resolved name fits',
      observed: 'fronted',
      threshold: '= 0',
      points: sql`CASE WHEN NOT looked_up THEN NULL WHEN fronting_clients = 0 THEN 0 WHEN fronted >= ${severalFronted} THEN 24 ELSE 12 END`,
    },
    {
      code: 'host_differs',
      label: 'Host ≠ SNI inside',
      observed: 'other_hosts',
      threshold: '= 0',
      points: given('decrypted', sql`other_hosts > 0`, 34),
    },
    {
      code: 'never_looked_up',
      label: 'Name never looked up',
      observed: 'asking',
      threshold: '≥ 1',
      points: sql`CASE WHEN coalesce(looking, 0) = 0 THEN NULL WHEN tor THEN 0 WHEN asking = 0 THEN 4 ELSE 0 END`,
    },
    {
      code: 'address_sent',
      label: 'Address as name',
      observed: 'server_name',
      threshold: 'a name',
      points: sql`CASE WHEN address_sent THEN 3 ELSE 0 END`,
    },
    {
      code: 'no_name',
      label: 'No name, to outside',
      observed: 'outside',
      threshold: '= 0',
      points: sql`CASE WHEN server_name IS NULL AND outside > 0 THEN 6 ELSE 0 END`,
    },
  ]
}
