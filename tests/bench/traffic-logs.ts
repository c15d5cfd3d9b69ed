export interface Log {
  readonly name: string
  /** Zeek's header lines. */
  readonly header: string
  /** SQL whose rows are the data lines, in the order of the header. */
  readonly select: string
}

type Fields = Readonly<Record<string, readonly [type: string, sql: string]>>

const START = 1772409600 // 2 March 2026, a Monday
const WEEK = 7 * 86_400
/** The middle of the traffic, in seconds since 1970. */
export const middle = START + WEEK / 2

/** A number 0–1 that depends on the row, or on what else is named, and a word alone. */
const chance = (word: string, of = 'i') => `((hash(${of}, '${word}') % 1000003) / 1000003.0)`
/** A whole number below `many`, low ones far more often, as with hosts and names in real traffic. */
const skewed = (word: string, many: number, power: number, of = 'i') =>
  `CAST(floor(pow(${chance(word, of)}, ${power}) * ${many}) AS BIGINT)`
const uid = `'C' || substr(upper(to_hex(hash(i, 'uid'))) || lower(to_hex(hash(i, 'uid2'))), 1, 17)`
const at = (rows: number) => `printf('%.6f', ${START} + (i + ${chance('at')}) * ${WEEK / rows}::DOUBLE)`
const client = `'10.' || (client // 1000) || '.' || (client // 200 % 250) || '.' || (client % 200 + 1)`
const server = `(11 + server % 180) || '.' || (server // 180 % 250) || '.' || (server * 7 % 250) || '.' || (server % 250 + 1)`
const number = (word: string, most: number) => `CAST(floor(pow(${chance(word)}, 6) * ${most}) AS BIGINT)`

const drawn = (rows: number, draws: string) => `(SELECT *, ${draws} FROM range(${rows}) AS rows(i))`
const time = (rows: number) => `i * ${WEEK / rows}::DOUBLE AS second`

function log(name: string, from: string, fields: Fields): Log {
  const names = Object.keys(fields)
  const columns = Object.entries(fields).map(([field, [, sql]]) => `${sql} AS "${field}"`)
  return {
    name,
    header: [
      '#separator \\x09',
      '#set_separator\t,',
      '#empty_field\t(empty)',
      '#unset_field\t-',
      `#path\t${name}`,
      '#open\t2026-03-02-00-00-00',
      `#fields\t${names.join('\t')}`,
      `#types\t${Object.values(fields)
        .map(([type]) => type)
        .join('\t')}`,
      '',
    ].join('\n'),
    select: `SELECT ${columns.join(',\n')}\nFROM ${from}`,
  }
}

const ends = (port: string): Fields => ({
  uid: ['string', uid],
  'id.orig_h': ['addr', client],
  'id.orig_p': ['port', `1024 + hash(i, 'port') % 60000`],
  'id.resp_h': ['addr', server],
  'id.resp_p': ['port', port],
})

// Few contacts have most connections, and one in three is another one each day. A contact has 5.5 of them a day in RITA's rolling capture, 14 in
// brobeat's, and nearly 6 here.
const contacts = (rows: number) =>
  `${time(rows)}, ${skewed('lasting', rows / 50, 3)} AS lasting, CASE WHEN hash(lasting) % 3 = 0 THEN lasting + floor(second / 86400) * ${rows} ELSE lasting END AS contact`

/** Connections of which each draws its ends, port and service from `of`. */
function conn(rows: number, of: 'i' | 'contact'): Log {
  const contact = of === 'contact' ? `${contacts(rows)}, ` : ''
  const draws = `${contact}${skewed('client', 4000, 2, of)} AS client, ${skewed('server', 60_000, 3, of)} AS server, ${chance('service', of)} AS kind`
  const service = `CASE WHEN kind < 0.4 THEN 'ssl' WHEN kind < 0.6 THEN 'dns' WHEN kind < 0.75 THEN 'http' WHEN kind < 0.8 THEN 'ntp' WHEN kind < 0.82 THEN 'ssh' WHEN kind < 0.84 THEN 'smb,gssapi' END`
  const port = `CASE WHEN kind < 0.4 THEN 443 WHEN kind < 0.6 THEN 53 WHEN kind < 0.75 THEN 80 WHEN kind < 0.8 THEN 123 WHEN kind < 0.82 THEN 22 WHEN kind < 0.84 THEN 445 WHEN kind < 0.97 THEN 8000 + hash(${of}, 'known') % 200 ELSE 1024 + hash(i, 'high') % 60000 END`
  return log('conn', drawn(rows, draws), {
    ts: ['time', at(rows)],
    ...ends(port),
    proto: ['enum', `CASE WHEN kind >= 0.4 AND kind < 0.6 OR kind >= 0.75 AND kind < 0.8 THEN 'udp' ELSE 'tcp' END`],
    service: ['string', service],
    duration: ['interval', `CASE WHEN kind < 0.9 THEN printf('%.6f', pow(${chance('long')}, 8) * 3600) END`],
    orig_bytes: ['count', `CASE WHEN kind < 0.9 THEN ${number('out', 1e7)} END`],
    resp_bytes: ['count', `CASE WHEN kind < 0.9 THEN ${number('in', 1e8)} END`],
    conn_state: ['string', `CASE WHEN kind < 0.9 THEN 'SF' WHEN kind < 0.95 THEN 'S0' ELSE 'REJ' END`],
    local_orig: ['bool', `'T'`],
    local_resp: ['bool', `'F'`],
    missed_bytes: ['count', '0'],
    history: ['string', `CASE WHEN kind < 0.9 THEN 'ShADadFf' WHEN kind < 0.95 THEN 'S' ELSE 'Sr' END`],
    orig_pkts: ['count', number('packets', 2000)],
    orig_ip_bytes: ['count', number('out', 2e7)],
    resp_pkts: ['count', number('answers', 4000)],
    resp_ip_bytes: ['count', number('in', 2e8)],
    tunnel_parents: ['set[string]', 'NULL'],
  })
}

const names = (rows: number) => skewed('name', Math.ceil(rows / 8), 4)
const turn = (rows: number) =>
  `${time(rows)}, CAST(floor(second / CASE WHEN name % 50 = 0 THEN 300 WHEN name % 10 = 1 THEN 86400 ELSE ${WEEK} END) AS BIGINT) AS turn`
// One name in fifty changes its addresses every five minutes, one in ten every day; a TTL counts down in the resolver's cache. The shares of
// questions (half of the rows are addresses that came), of aliases (6 in 10 of those) and of names with several addresses (half) lie between
// those of brobeat (2009) and of RITA's test captures (2018–2021).
const name = `'h' || (name % 7) || '.site-' || name || '.' || ['example', 'test', 'invalid'][1 + name % 3]`
const address = (n: number) =>
  `((20 + name % 200) || '.' || (name // 200 % 250) || '.' || (turn * ${n} % 250) || '.' || (${n} + name % 240))`
const address6 = (n: number) => `('2001:db8:' || printf('%x', name % 60000) || '::' || printf('%x', 1 + turn * ${n} % 60000))`
const left = '(ttl - CAST(floor(second) AS BIGINT) % ttl)'
const alias = `CASE WHEN name % 10 < 6 THEN 'edge-' || (name % 900) || '.cdn.example,' ELSE '' END`

function dns(rows: number): Log {
  const asked = `CASE WHEN kind < 0.55 THEN 'A' WHEN kind < 0.75 THEN 'AAAA' WHEN kind < 0.85 THEN 'PTR' ELSE 'A' END AS asked`
  const draws = `${skewed('client', 4000, 2)} AS client, 1 + hash(i, 'resolver') % 3 AS resolver, ${names(rows)} AS name, [60, 300, 300, 3600, 20, 86400][1 + name % 6] AS ttl, ${turn(rows)}, [1, 2, 1, 4][1 + name % 4] AS size, ${chance('answer')} AS kind, ${asked}`
  const four = [1, 2, 3, 4]
  const answers = (one: (n: number) => string) => `${alias} || array_to_string(list_slice([${four.map(one).join(', ')}], 1, size), ',')`
  const answered = 'kind < 0.6'
  return log('dns', drawn(rows, draws), {
    ts: ['time', at(rows)],
    ...ends('53'),
    'id.resp_h': ['addr', `'192.0.2.' || resolver`],
    proto: ['enum', `'udp'`],
    trans_id: ['count', `hash(i, 'id') % 65536`],
    rtt: ['interval', `CASE WHEN kind < 0.75 THEN printf('%.6f', kind / 20) END`],
    query: ['string', `CASE WHEN asked = 'PTR' THEN (name % 250) || '.' || (name // 250 % 250) || '.0.192.in-addr.arpa' ELSE ${name} END`],
    qclass: ['count', '1'],
    qclass_name: ['string', `'C_INTERNET'`],
    qtype: ['count', `CASE asked WHEN 'A' THEN 1 WHEN 'AAAA' THEN 28 ELSE 12 END`],
    qtype_name: ['string', 'asked'],
    rcode: ['count', 'CASE WHEN kind < 0.85 THEN 0 WHEN kind < 0.95 THEN 3 END'],
    rcode_name: ['string', `CASE WHEN kind < 0.85 THEN 'NOERROR' WHEN kind < 0.95 THEN 'NXDOMAIN' END`],
    AA: ['bool', `'F'`],
    TC: ['bool', `'F'`],
    RD: ['bool', `'T'`],
    RA: ['bool', `'T'`],
    Z: ['count', '0'],
    answers: [
      'vector[string]',
      `CASE WHEN kind < 0.55 THEN ${answers(address)} WHEN ${answered} THEN ${answers(address6)} WHEN asked = 'PTR' THEN ${name} END`,
    ],
    TTLs: [
      'vector[interval]',
      `CASE WHEN ${answered} OR asked = 'PTR' THEN CASE WHEN asked <> 'PTR' AND name % 10 < 6 THEN '3600.000000,' ELSE '' END || array_to_string(list_transform(range(CASE WHEN asked = 'PTR' THEN 1 ELSE size END), lambda n: ${left} || '.000000'), ',') END`,
    ],
    rejected: ['bool', `'F'`],
  })
}

/** TLS sessions with the names that are looked up, at the addresses that answer for them then. */
const sessions = (rows: number) =>
  drawn(
    rows,
    `${skewed('client', 4000, 2)} AS client, ${names(rows * 3)} AS name, ${turn(rows)}, ${chance('session')} AS kind, sha256('leaf' || name) AS leaf`,
  )

function ssl(rows: number): Log {
  return log('ssl', sessions(rows), {
    ts: ['time', at(rows)],
    ...ends('443'),
    'id.resp_h': ['addr', address(1)],
    version: ['string', `CASE WHEN kind < 0.7 THEN 'TLSv13' ELSE 'TLSv12' END`],
    cipher: ['string', `'TLS_AES_256_GCM_SHA384'`],
    curve: ['string', `'x25519'`],
    server_name: ['string', `CASE WHEN kind < 0.95 THEN ${name} END`],
    resumed: ['bool', `CASE WHEN kind < 0.3 THEN 'T' ELSE 'F' END`],
    last_alert: ['string', 'NULL'],
    next_protocol: ['string', `'h2'`],
    established: ['bool', `'T'`],
    ssl_history: ['string', `'CsxknGIi'`],
    cert_chain_fps: ['vector[string]', `CASE WHEN kind >= 0.7 THEN leaf || ',' || sha256('issuer' || name % 9) END`],
    client_cert_chain_fps: ['vector[string]', `CASE WHEN kind >= 0.7 THEN '(empty)' END`],
    sni_matches_cert: ['bool', `CASE WHEN kind >= 0.7 THEN 'T' END`],
  })
}

/** Each certificate of those sessions once a day; one in two hundred is for another name. */
function x509(rows: number): Log {
  const seen = `(SELECT name, leaf, min(second) AS second FROM ${sessions(rows)} WHERE kind >= 0.7 GROUP BY name, leaf, floor(second / 86400))`
  const held = `CASE WHEN name % 200 = 7 THEN 'www.other-' || name || '.example' ELSE ${name} END`
  return log('x509', seen, {
    ts: ['time', `printf('%.6f', ${START} + second)`],
    fingerprint: ['string', 'leaf'],
    'certificate.version': ['count', '3'],
    'certificate.serial': ['string', `upper(leaf[1:32])`],
    'certificate.subject': ['string', `'CN=' || ${held}`],
    'certificate.issuer': ['string', `'CN=Issuing CA ' || name % 9 || ',O=Example Trust,C=XX'`],
    'certificate.not_valid_before': ['time', `printf('%.6f', ${START} - 86400.0 * (10 + name % 60))`],
    'certificate.not_valid_after': ['time', `printf('%.6f', ${START} + 86400.0 * (80 - name % 60))`],
    'certificate.key_alg': ['string', `'id-ecPublicKey'`],
    'certificate.sig_alg': ['string', `'ecdsa-with-SHA384'`],
    'certificate.key_type': ['string', `'ecdsa'`],
    'certificate.key_length': ['count', '256'],
    'san.dns': ['vector[string]', `${held} || ',*.' || ${held} || ',cdn-' || name || '.example'`],
    'basic_constraints.ca': ['bool', `'F'`],
    host_cert: ['bool', `'T'`],
    client_cert: ['bool', `'F'`],
  })
}

/** The logs of so many connections. */
export function logsToWrite(rows: number): readonly Log[] {
  return [conn(rows, 'i'), dns(Math.round(rows * 0.3)), ssl(Math.round(rows * 0.1)), x509(Math.round(rows * 0.1))]
}

/** Connections that come back. */
export const returning = (rows: number): Log => ({ ...conn(rows, 'contact'), name: 'returning' })
