import { exactly, type Filter } from '../../filters'
import type { Detail, Evidence } from '../../hunt'
import { clientLookups } from '../../names/client-names'
import { plainText, withRoot } from '../../names/plain-name'
import { raw, type Sql, sql } from '../../sql'
import { handshakes, type Input } from './handshakes'
import { lookups } from './looked-up'
import type { PairRow } from './words'

/** Old logs give each observation a file id of its own; a link holds so many. */
const mostIds = 200

/**
 * ids (file ids of the leaf in the row's records, where they name it), client and server: the two that met most, of those that were led to
 * each other by the other name that the row tells, where it tells one.
 */
export function detail(row: PairRow, input: Input): Sql {
  const { fn } = input
  const other = row.other_name
  // Lookups are read for a row that tells of another name alone.
  const led = sql`(client, address) IN (SELECT client, address FROM client_lookups WHERE name = ${other}) DESC, `
  return sql`WITH ${handshakes(input)},
seen AS (
  SELECT fuid, client, server
  FROM handshakes
  WHERE server_name IS NOT DISTINCT FROM ${row.server_name} AND certificate IS NOT DISTINCT FROM ${row.certificate}
),
ends AS (
  SELECT client, server AS address, count(*) AS connections
  FROM seen
  GROUP BY client, server
),
${clientLookups(lookups(input), sql`ends`, fn)},
closest AS (
  SELECT client, address AS server
  FROM ends
  ORDER BY ${other === null ? raw('') : led}connections DESC, client, address
  LIMIT 1
)
SELECT (SELECT ${fn.list(sql`fuid`)} FROM seen) AS ids, client, server
FROM closest`
}

const leafIs = (field: string, value: string | null): Filter => exactly(`${field}_1`, value)

/** The pills that leave exactly the records of the row. */
function ofRow({ server_name, certificate, subject, issuer, why_none }: PairRow, { ids }: Detail): readonly Filter[] {
  const name = exactly('server_name', server_name)
  const named = [exactly('subject', subject), exactly('issuer', issuer)]
  if (certificate === null) return [name, leafIs('cert_chain_fps', null), leafIs('cert_chain_fuids', null)]
  const observed = Array.isArray(ids) ? ids.map(String) : []
  if (observed.length === 0) return [name, leafIs('cert_chain_fps', certificate)]
  if (observed.length > mostIds) return [name, ...named]
  const byId = observed.map((id) => leafIs('cert_chain_fuids', id))
  // What x509.log lacks is told by its names, which one id may share with another.
  return why_none === 'not in x509' && subject !== null ? [name, ...byId, ...named] : [name, ...byId]
}

const text = (value: Detail[string] | undefined) => (typeof value === 'string' ? value : null)

export function evidence(row: PairRow, _: unknown, detail: Detail): readonly Evidence[] {
  const client = text(detail.client)
  const server = text(detail.server)
  return [
    {
      label: 'TLS connections',
      log: 'ssl',
      filter: ofRow(row, detail),
      of: row.connections ?? 0,
      fields: ['id_orig_h', 'id_resp_h', 'id_resp_p', 'version'],
      deciding: ['id_resp_h'],
    },
    ...(row.serial === null
      ? []
      : [
          {
            label: 'Certificates with its serial and issuer',
            log: 'x509',
            filter: [exactly('certificate_serial', row.serial), exactly('certificate_issuer', row.issuer)],
            fields: ['certificate_subject', 'san_dns', 'certificate_not_valid_after'],
            deciding: ['san_dns'],
          },
        ]),
    ...(client === null || server === null
      ? []
      : [
          {
            label: `Lookups by ${client} that gave ${server}`,
            log: 'dns',
            filter: [exactly('id_orig_h', client), exactly('answers', server)],
            fields: ['query', 'answers'],
            deciding: ['query'],
          },
        ]),
  ]
}

export function checks({ server_name: name }: PairRow, _: unknown, detail: Detail): readonly Evidence[] {
  const client = text(detail.client)
  const server = text(detail.server)
  const between = [exactly('id_orig_h', client), exactly('id_resp_h', server)]
  return [
    ...(client === null || server === null
      ? []
      : [
          { label: `All connections of ${client} to ${server}`, log: 'conn', filter: between },
          { label: `Requests of ${client} to ${server}`, log: 'http', filter: between },
        ]),
    ...(name === null
      ? []
      : [
          {
            label: 'Lookups of the name asked for, by anyone',
            log: 'dns',
            filter: withRoot(plainText(name)).map((query) => exactly('query', query)),
          },
        ]),
  ]
}
