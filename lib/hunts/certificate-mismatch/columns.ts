import type { Columns } from '../../columns'

const quiet = {
  common_name: { kind: 'text', label: 'CN', help: 'Common name of the certificate’s subject.', quiet: true },
  why_none: {
    kind: 'text',
    label: 'Why none',
    help: 'Why the connections show no certificate, or why what was shown cannot be read.',
    quiet: true,
  },
  limit_days: {
    kind: 'count',
    label: 'Limit',
    unit: 'days',
    help: 'Most days a public authority might give when this was issued.',
    quiet: true,
  },
  held_to_limit: {
    kind: 'bool',
    label: 'Held to it',
    help: 'Whether the limit binds the issuer: a public authority, or one whose certificate the sensor’s own check trusted.',
    quiet: true,
  },
  days_out: {
    kind: 'number',
    label: 'Days out',
    unit: 'when seen',
    help: 'Days after the end or before the start of its validity at which the certificate was seen.',
    quiet: true,
  },
  serial_addresses: {
    kind: 'count',
    label: 'Serial’s addr.',
    unit: 'distinct',
    help: 'Addresses that showed this serial number of this issuer, under any name.',
    quiet: true,
  },
  serial_networks: {
    kind: 'count',
    label: 'Serial’s netw.',
    unit: '/16, /48',
    help: 'Networks of the addresses that showed this serial number of this issuer.',
    quiet: true,
  },
  serial_fingerprints: {
    kind: 'count',
    label: 'Fingerprints',
    unit: 'of the serial',
    help: 'Distinct certificates with this serial number of this issuer; unset where fingerprints are unknown.',
    quiet: true,
  },
  fronted: {
    kind: 'count',
    label: 'Fronted',
    unit: 'connections',
    help: 'Connections whose client had resolved other names to the address, and none that fits the name it asked for.',
    quiet: true,
  },
  fronting_clients: { kind: 'count', label: 'Fronting', unit: 'clients', help: 'Clients that made those connections.', quiet: true },
  other_name: { kind: 'name', label: 'Resolved name', help: 'One of the names that led to the address instead.', quiet: true },
  other_host: {
    kind: 'name',
    label: 'Host inside',
    help: 'One of the hosts asked for within the connections that does not fit.',
    quiet: true,
  },
  tool: { kind: 'text', label: 'Tool', help: 'What the certificate has that is a default of an attack tool.', quiet: true },
  zeek_mismatches: {
    kind: 'count',
    label: 'Zeek’s mismatches',
    unit: 'connections',
    help: 'Connections of which Zeek itself says that the name does not match (sni_matches_cert F); it compares with regard to case, and the CN where no SAN is.',
    quiet: true,
  },
} as const satisfies Columns

/** Who showed and who met a certificate: told only where something is searched for, since of all pairs it would be a list of everybody. */
const ends = {
  address_list: {
    kind: 'addresses',
    label: 'Servers',
    help: 'The addresses.',
    field: 'id_resp_h',
    quiet: true,
  },
  client_list: {
    kind: 'addresses',
    label: 'Who',
    help: 'The clients.',
    field: 'id_orig_h',
    quiet: true,
  },
} as const satisfies Columns

export const columns = {
  score: { kind: 'score', label: 'Score', unit: '0–100', help: 'Sum of the points for and against, at most 40 a signal.', priority: 1 },
  server_name: {
    kind: 'name',
    label: 'Name asked for',
    unit: 'SNI, server_name',
    help: 'The name that the client said it wants.',
    field: 'server_name',
    unset: 'no name sent',
    priority: 1,
  },
  certificate: {
    kind: 'hash',
    label: 'Certificate',
    unit: 'identity',
    help: 'What makes the certificate one: its fingerprint, else its SHA-1, else a digest of issuer, serial and start of validity.',
    quiet: true,
  },
  fingerprint: {
    kind: 'hash',
    label: 'Fingerprint',
    unit: 'SHA-256, SHA-1',
    help: 'Digest of the certificate; unset where no log has one.',
    quiet: true,
  },
  subject: {
    kind: 'agent',
    label: 'Certificate shown',
    unit: 'subject, or why none',
    help: 'Whose certificate it is, most specific part first; or why none was shown.',
    otherwise: 'why_none',
    width: 190,
    priority: 1,
  },
  issuer: { kind: 'text', label: 'Issuer', unit: 'as named', help: 'Who signed it, as the certificate says.', quiet: true },
  serial: { kind: 'hash', label: 'Serial', unit: 'hexadecimal', help: 'Serial number as logged; unique per issuer only.', priority: 3 },
  not_valid_before: { kind: 'time', label: 'Valid from', unit: 'UTC', help: 'Start of validity.', quiet: true },
  not_valid_after: { kind: 'time', label: 'Valid to', unit: 'UTC', help: 'End of validity.', quiet: true },
  validity_days: {
    kind: 'count',
    label: 'Valid',
    unit: 'days',
    help: 'Days of validity with both ends: (after − before + 1 s) / 86,400.',
    priority: 2,
  },
  san_count: {
    kind: 'count',
    label: 'SANs',
    unit: 'names',
    help: 'Alternative names and addresses for which the certificate holds.',
    quiet: true,
  },
  addresses: {
    kind: 'count',
    label: 'Addr.',
    unit: 'distinct',
    help: 'Distinct servers that were asked for the name and showed the certificate.',
    priority: 3,
  },
  networks: {
    kind: 'count',
    label: 'Netw.',
    unit: '/16, /48',
    help: 'Distinct /16 networks (IPv4) and /48 networks (IPv6) of the servers.',
    priority: 3,
  },
  ports: { kind: 'count', label: 'Ports', unit: 'distinct', help: 'Distinct ports of the servers.', quiet: true },
  connections: {
    kind: 'count',
    label: 'Conn.',
    unit: 'count',
    help: 'Records of ssl.log with this name and this certificate.',
    priority: 1,
  },
  clients: { kind: 'count', label: 'Clients', unit: 'hosts', help: 'Distinct hosts that connected.', priority: 1 },
  signals: { kind: 'list', label: 'Signals', unit: 'codes', help: 'Codes of the signals that speak for the row, sorted.', quiet: true },
  first_seen: { kind: 'time', label: 'First seen', unit: 'UTC', help: 'First of the connections.', field: 'ts', quiet: true },
  last_seen: { kind: 'time', label: 'Last seen', unit: 'UTC', help: 'Last of the connections.', field: 'ts', priority: 1 },
  ...quiet,
} as const satisfies Columns

/** The columns of an answer. */
export const askedColumns = ({ find }: { readonly find: string }): typeof columns => (find === '' ? columns : { ...columns, ...ends })
