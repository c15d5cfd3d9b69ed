import { createHash } from 'node:crypto'
import { connFields, dnsFields, lookup, tsv } from '../../e2e/zeek'

/** One connection and what leads to it. */
export interface Contact {
  /** Seconds since 1970. */
  readonly at: number
  readonly source: string
  readonly target: string
  readonly port: number
  readonly proto: 'tcp' | 'udp'
  readonly service?: string
  /** The name that is looked up before. */
  readonly name?: string
  readonly agent?: string
  readonly state?: string
  readonly bytes: number
}

const resolver = '10.0.0.53'
const time = (at: number) => at.toFixed(6)
const ends = ({ source, target, port }: Contact) => [source, 40_000, target, port] as const
const connection = (one: Contact, uid: string) => {
  const { at, proto, service = '-', state = 'SF', bytes } = one
  return [time(at), uid, ...ends(one), proto, service, '1.000000', Math.floor(bytes / 4), bytes - Math.floor(bytes / 4), state]
}

const sslFields =
  'ts:time uid:string id.orig_h:addr id.orig_p:port id.resp_h:addr id.resp_p:port version:string server_name:string established:bool cert_chain_fps:vector[string]'
const httpFields =
  'ts:time uid:string id.orig_h:addr id.orig_p:port id.resp_h:addr id.resp_p:port trans_depth:count method:string host:string uri:string user_agent:string status_code:count'

/** Logs of contacts in the order of time, each as Zeek writes it: a name is looked up first, TLS shows a certificate of its server. */
export function logsOf(contacts: readonly Contact[]): Readonly<Record<'conn' | 'dns' | 'ssl' | 'http', string>> {
  const all = contacts.map((one, i) => ({ one, uid: `C${i}` }))
  const asked = all.flatMap(({ one, uid }) => (one.name === undefined ? [] : [{ ...one, name: one.name, uid: `D${uid}` }]))
  const lookups = asked.map(({ at, source, name, target, uid }) =>
    lookup({ at: at - 1, uid, client: source, resolver, query: name, answers: [target] }),
  )
  const questions = asked.map(({ at, source, uid }) =>
    connection({ at: at - 1, source, target: resolver, port: 53, proto: 'udp', service: 'dns', bytes: 200 }, uid),
  )
  const leaf = (target: string) => createHash('sha256').update(target).digest('hex')
  const of = (service: string) => all.filter(({ one }) => one.service === service)
  const sessions = of('ssl').map(({ one, uid }) => [
    ...[time(one.at), uid, ...ends(one), 'TLSv12'],
    ...[one.name ?? '-', 'T', leaf(one.target)],
  ])
  const requests = of('http').map(({ one, uid }) => [time(one.at), uid, ...ends(one), 1, 'GET', one.target, '/', one.agent ?? '-', 200])
  return {
    conn: tsv('conn', connFields, [...questions, ...all.map(({ one, uid }) => connection(one, uid))]),
    dns: tsv('dns', dnsFields, lookups),
    ssl: tsv('ssl', sslFields, sessions),
    http: tsv('http', httpFields, requests),
  }
}
