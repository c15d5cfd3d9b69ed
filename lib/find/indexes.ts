import { digests } from '../certificates/identity'
import { elementType, type ZeekType } from '../logs/log'
import { identifier, join, raw, type Sql, sql } from '../sql'
import type { QueryOptions, Store, StoredColumn } from '../store/store'
import { schemaOf, tableOf } from '../where/limit'

const first = raw('1')
const nought = raw('0')

function addressesIn(log: string, columns: readonly StoredColumn[], store: Store): Sql[] {
  const fields = schemaOf(log)?.fields ?? {}
  return columns.flatMap(({ name, type }) => {
    const element = elementType(type as ZeekType)
    const held = type === 'addr' || element === 'addr' || fields[name]?.addresses === true
    if (!held) return []
    const column = identifier(name)
    return element
      ? [
          sql`SELECT DISTINCT list.one AS address FROM ${tableOf(log)} AS records, ${store.dialect.unnest({ one: sql`records.${column}` })} AS list`,
        ]
      : [sql`SELECT DISTINCT ${column} AS address FROM ${tableOf(log)}`]
  })
}

/** `address`, `hosts` (that called it) and `records` (connections with it at either end): one row per address of any log. */
export async function addressIndex(store: Store, options: QueryOptions): Promise<Sql | null> {
  const tables = await store.tables()
  const others = [...tables].flatMap(([log, columns]) => (log === 'conn' ? [] : addressesIn(log, columns, store)))
  const conn = tables.has('conn')
  if (!conn && others.length === 0) return null
  const pairs = conn
    ? sql`SELECT id_orig_h, id_resp_h, count(*) AS records FROM ${tableOf('conn')} GROUP BY id_orig_h, id_resp_h`
    : sql`SELECT CAST(NULL AS VARCHAR) AS id_orig_h, CAST(NULL AS VARCHAR) AS id_resp_h, ${nought} AS records WHERE FALSE`
  const seen = [
    sql`SELECT id_orig_h AS address, NULL AS caller, records FROM pairs`,
    sql`SELECT id_resp_h AS address, id_orig_h AS caller, records FROM pairs WHERE id_resp_h IS DISTINCT FROM id_orig_h`,
    ...others.map((each) => sql`SELECT address, NULL AS caller, ${nought} AS records FROM (${each})`),
  ]
  const { isIPv4, isIPv6 } = store.dialect
  return store.keep(
    'find addresses',
    sql`WITH pairs AS (
${pairs}
),
known AS (
SELECT address, count(DISTINCT caller) AS hosts, CAST(sum(records) AS BIGINT) AS records
FROM (${join(seen, ' UNION ALL ')}) AS ends
WHERE address IS NOT NULL
GROUP BY address
)
SELECT address, hosts, records
FROM known
WHERE ${isIPv4(sql`address`)} OR ${isIPv6(sql`address`)}`,
    options,
  )
}

const nameFields: readonly (readonly [log: string, field: string])[] = [
  ['dns', 'query'],
  ['ssl', 'server_name'],
  ['http', 'host'],
  ['quic', 'server_name'],
]

/** `name`, `hosts` (that asked for it or sent it) and `records`: one row per name as it is spelt. */
export async function nameIndex(store: Store, options: QueryOptions): Promise<Sql | null> {
  const tables = await store.tables()
  const each = nameFields.flatMap(([log, field]) =>
    tables.get(log)?.some(({ name }) => name === field)
      ? [
          sql`SELECT ${identifier(field)} AS name, id_orig_h, count(*) AS records FROM ${tableOf(log)} GROUP BY ${identifier(field)}, id_orig_h`,
        ]
      : [],
  )
  if (each.length === 0) return null
  return store.keep(
    'find names',
    sql`SELECT name, count(DISTINCT id_orig_h) AS hosts, CAST(sum(records) AS BIGINT) AS records
FROM (${join(each, ' UNION ALL ')}) AS sent
WHERE name IS NOT NULL
GROUP BY name`,
    options,
  )
}

/**
 * `certificate` (fingerprint, else serial), `digests` (its SHA-1 in files.log, each after a blank), `serial` (lower case, no leading zeros), `subject`,
 * `hosts` and `records` (TLS connections).
 */
export async function certificateIndex(store: Store, options: QueryOptions): Promise<Sql | null> {
  const tables = await store.tables()
  if (!tables.has('x509')) return null
  const { at, list, joined } = store.dialect
  const none = raw('CAST(NULL AS VARCHAR)')
  const shown = tables.has('files') ? digests(tableOf('files')) : sql`SELECT ${none} AS fuid, ${none} AS sha1 WHERE FALSE`
  const leaf = (chain: string) =>
    tables.has('ssl')
      ? sql`SELECT ${at(identifier(chain), first)} AS leaf, id_orig_h, count(*) AS records FROM ${tableOf('ssl')} GROUP BY leaf, id_orig_h`
      : sql`SELECT CAST(NULL AS VARCHAR) AS leaf, CAST(NULL AS VARCHAR) AS id_orig_h, ${nought} AS records WHERE FALSE`
  return store.keep(
    'find certificates',
    sql`WITH leaves AS (
${leaf('cert_chain_fps')}
UNION ALL
${leaf('cert_chain_fuids')}
),
observed AS (
SELECT DISTINCT coalesce(fingerprint, certificate_serial) AS certificate, coalesce(fingerprint, id) AS leaf,
  regexp_replace(lower(certificate_serial), '^(-?)0+(.)', '\\1\\2') AS serial, certificate_subject AS subject, lower(sha1) AS digest
FROM ${tableOf('x509')}
LEFT JOIN (${shown}) AS digests ON digests.fuid = id
)
SELECT certificate, serial, any_value(subject) AS subject, ' ' || coalesce(${joined(list(sql`digest`), ' ')}, '') AS digests,
  count(DISTINCT id_orig_h) AS hosts, CAST(coalesce(sum(records), ${nought}) AS BIGINT) AS records
FROM observed
LEFT JOIN leaves ON leaves.leaf = observed.leaf
WHERE certificate IS NOT NULL
GROUP BY certificate, serial`,
    options,
  )
}
