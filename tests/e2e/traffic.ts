import { connFields, dnsFields, lookup, monday, ndjson, tsv } from './zeek'

/** 1,200 connections of twelve hosts over two days, every 144 s; one in four is ssl, one in a hundred ssh. */
const connections = Array.from({ length: 1200 }, (_, i) => {
  const service = i % 100 === 0 ? 'ssh' : i % 4 === 1 ? 'ssl' : i % 4 === 2 ? 'http' : '-'
  const port = { ssh: 22, ssl: 443, http: 80, '-': 8000 }[service]
  const host = `10.0.0.${1 + (i % 12)}`
  const peer = `198.51.100.${1 + (i % 50)}`
  return [(monday + i * 144).toFixed(6), `C${i}`, host, 50000 + i, peer, port, 'tcp', service, `${i % 60}.500000`, i, i * 10, 'SF']
})

/** A name whose eight addresses, in eight networks, are others at each fill of the cache. */
const fluxing = Array.from({ length: 24 }, (_, fill) =>
  lookup({
    at: monday + 3600 + fill * 400,
    query: 'ever.changing.example',
    client: `10.0.0.${1 + (fill % 2)}`,
    answers: Array.from({ length: 8 }, (_, n) => `${20 + n * 7 + (fill % 5)}.${10 + n}.${fill}.${n + 1}`),
    ttl: 120,
    uid: `F${fill}`,
  }),
)
/** Names with two steady addresses each, asked for by everybody. */
const steady = Array.from({ length: 300 }, (_, i) =>
  lookup({
    at: monday + i * 500,
    query: `site${i % 6}.example`,
    client: `10.0.0.${1 + (i % 12)}`,
    answers: [`192.0.2.${(i % 6) * 2 + 1}`, `192.0.2.${(i % 6) * 2 + 2}`],
    ttl: 60,
    uid: i < 40 ? `C${i}` : `D${i}`,
  }),
)
const single = Array.from({ length: 10 }, (_, i) =>
  lookup({ at: monday + i * 900, query: `one${i}.example`, answers: ['192.0.2.200'], uid: `O${i}` }),
)
const missing = Array.from({ length: 30 }, (_, i) => lookup({ at: monday + i * 700, query: `no${i}.example`, uid: `N${i}` }))

const requests = Array.from({ length: 60 }, (_, i) => ({
  ts: monday + (i * 4 + 2) * 144 + 0.25,
  uid: `C${i * 4 + 2}`,
  'id.orig_h': `10.0.0.${1 + ((i * 4 + 2) % 12)}`,
  'id.orig_p': 50002 + i * 4,
  'id.resp_h': `198.51.100.${1 + ((i * 4 + 2) % 50)}`,
  'id.resp_p': 80,
  method: 'GET',
  host: 'www.example',
  uri: `/page/${i}`,
  user_agent: 'reader/1.0',
  status_code: 200,
}))

/** Three logs of a small network: TSV and JSON, uids that meet, one name that fluxes. */
export const traffic = {
  'conn.log': tsv('conn', connFields, connections),
  'dns.log': tsv('dns', dnsFields, [...fluxing, ...steady, ...single, ...missing]),
  'http.log': ndjson(requests),
}
export const trafficRows = {
  conn: connections.length,
  dns: fluxing.length + steady.length + single.length + missing.length,
  http: requests.length,
}
