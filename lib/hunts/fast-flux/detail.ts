import type { QueryInput } from '../../hunt'
import { addressAnswers } from '../../names/answers'
import { raw, type Sql, sql } from '../../sql'
import { byClient } from './asked'
import type { Params } from './params'
import type { FluxRow } from './words'

/** As many addresses as a link to their records can name and still be read. */
export const mostAddresses = 50
/** A name that more hosts ask for is a service: who connects to it is then asked of all hosts. */
export const mostClients = 20

/** The first of a name's addresses and clients, in the order of their times, and `chain`: the field in which this data's ssl.log tells certificates. */
export function detail(row: FluxRow, { from, fn }: QueryInput<'dns' | 'ssl', Params>): Sql {
  return sql`WITH ${addressAnswers(sql`(SELECT * FROM ${from.dns} WHERE query = ${row.query})`, fn)},
sightings AS (
  SELECT address, min(first_at) AS first_at
  FROM (SELECT first_at, list.address FROM answered, ${fn.unnest({ address: sql`answered.addresses` })} AS list) AS each
  GROUP BY address
),
first_addresses AS (
  SELECT address
  FROM sightings
  ORDER BY first_at, address
  LIMIT ${raw(String(mostAddresses))}
),
askers AS (
  SELECT id_orig_h AS client, min(ts) AS first_at
  FROM ${from.dns}
  WHERE query = ${row.query} AND id_orig_h IS NOT NULL AND ${byClient}
  GROUP BY id_orig_h
),
first_clients AS (
  SELECT client
  FROM askers
  ORDER BY first_at, client
  LIMIT ${raw(String(mostClients))}
)
SELECT (SELECT ${fn.list(sql`address`)} FROM first_addresses) AS addresses, (SELECT ${fn.list(sql`client`)} FROM first_clients) AS clients,
  (SELECT CASE WHEN count(cert_chain_fps) > 0 OR count(cert_chain_fuids) = 0 THEN 'cert_chain_fps' ELSE 'cert_chain_fuids' END FROM ${from.ssl}) AS chain`
}
