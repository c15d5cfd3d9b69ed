type Cell = string | number

/** A log as Zeek writes it: `fields` is `ts:time uid:string …`, rows hold the cells in that order. */
export function tsv(path: string, fields: string, rows: readonly (readonly Cell[])[]): string {
  const pairs = fields.split(' ').map((field) => field.split(':'))
  const head = ['#separator \\x09', '#set_separator\t,', '#empty_field\t(empty)', '#unset_field\t-', `#path\t${path}`]
  const names = ['#fields', ...pairs.map(([name]) => name)].join('\t')
  const types = ['#types', ...pairs.map(([, type]) => type)].join('\t')
  return `${[...head, names, types, ...rows.map((row) => row.join('\t'))].join('\n')}\n`
}

export function ndjson(rows: readonly Readonly<Record<string, unknown>>[]): string {
  return rows.map((row) => `${JSON.stringify(row)}\n`).join('')
}

/** 27 October 2025, 00:00 UTC, in seconds. */
export const monday = Date.UTC(2025, 9, 27) / 1000

export const connFields =
  'ts:time uid:string id.orig_h:addr id.orig_p:port id.resp_h:addr id.resp_p:port proto:enum service:string duration:interval orig_bytes:count resp_bytes:count conn_state:string'
export const dnsFields =
  'ts:time uid:string id.orig_h:addr id.orig_p:port id.resp_h:addr id.resp_p:port proto:enum rtt:interval query:string qclass:count qtype:count qtype_name:string rcode:count rcode_name:string AA:bool RD:bool answers:vector[string] TTLs:vector[interval]'

interface Lookup {
  readonly at: number
  readonly query: string
  readonly client?: string
  readonly resolver?: string
  readonly answers?: readonly string[]
  readonly ttl?: number
  readonly uid?: string
}

/** A row of `dnsFields`: an A lookup with these answers, or NXDOMAIN without any. */
export function lookup({ at, query, client = '10.0.0.1', resolver = '10.0.0.53', answers = [], ttl = 60, uid = `D${at}` }: Lookup): Cell[] {
  const [rcode, name] = answers.length > 0 ? [0, 'NOERROR'] : [3, 'NXDOMAIN']
  const sets = [answers.join(',') || '-', answers.map(() => ttl.toFixed(6)).join(',') || '-']
  return [at.toFixed(6), uid, client, 40000, resolver, 53, 'udp', '0.010000', query, 1, 1, 'A', rcode, name, 'F', 'T', ...sets]
}
