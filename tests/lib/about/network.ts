import { about } from '../../../lib/about/about'
import type { Entity } from '../../../lib/entity'
import { storeWith } from '../store-fixture'

export const day = 86_400
export const fingerprint = 'ab'.repeat(32)
export const [one, two, server] = ['192.0.2.1', '192.0.2.2', '198.51.100.7']

/** Two desks, one server with a certificate, its names: small enough to reckon by hand. */
export async function network() {
  const tcp = { proto: 'tcp', id_resp_p: 443, service: 'ssl' }
  const store = await storeWith({
    conn: [
      {
        ts: day,
        uid: 'C1',
        id_orig_h: one,
        id_resp_h: server,
        orig_bytes: 10,
        resp_bytes: 100,
        local_orig: true,
        local_resp: false,
        ...tcp,
      },
      {
        ts: day + 60,
        uid: 'C2',
        id_orig_h: one,
        id_resp_h: server,
        orig_bytes: 20,
        resp_bytes: 0,
        local_orig: true,
        local_resp: false,
        ...tcp,
      },
      { ts: 2 * day, uid: 'C3', id_orig_h: two, id_resp_h: server, orig_bytes: 1, resp_bytes: 1, local_orig: true, ...tcp },
      { ts: 3 * day, uid: 'C4', id_orig_h: one, id_resp_h: '198.51.100.8', proto: 'udp', id_resp_p: 53, service: 'dns', orig_bytes: 5 },
    ],
    dns: [
      {
        ts: day - 5,
        id_orig_h: one,
        id_resp_h: '198.51.100.8',
        id_resp_p: 53,
        query: 'www.a.test',
        rcode: 0,
        answers: ['cdn.b.test', server],
        ttls: [60, 30],
      },
      {
        ts: 2 * day - 5,
        id_orig_h: two,
        id_resp_h: '198.51.100.8',
        id_resp_p: 53,
        query: 'www.a.test',
        rcode: 0,
        answers: [server],
        ttls: [60],
      },
      { ts: 2 * day, id_orig_h: two, id_resp_h: '198.51.100.8', id_resp_p: 53, query: 'mail.a.test', rcode: 3, answers: [] },
      { ts: 2 * day, id_orig_h: two, id_resp_h: '198.51.100.8', id_resp_p: 53, query: 'xa.test', answers: [] },
    ],
    ssl: [
      { ts: day, uid: 'C1', id_orig_h: one, id_resp_h: server, id_resp_p: 443, server_name: 'www.a.test', cert_chain_fps: [fingerprint] },
      { ts: day + 60, uid: 'C2', id_orig_h: one, id_resp_h: server, id_resp_p: 443, server_name: 'www.a.test', cert_chain_fps: [] },
    ],
    x509: [
      {
        ts: day / 2,
        fingerprint: fingerprint,
        certificate_serial: '00FE',
        certificate_subject: 'CN=www.a.test',
        certificate_issuer: 'CN=ca',
        certificate_not_valid_before: 0,
        certificate_not_valid_after: 90 * day - 1,
        san_dns: ['www.a.test', '*.a.test'],
      },
      { ts: day / 2, fingerprint: 'cd'.repeat(32), certificate_serial: 'FE', certificate_subject: 'CN=other' },
      { ts: day / 2, fingerprint: 'ef'.repeat(32), certificate_serial: '01', certificate_subject: 'CN=www.a.test' },
    ],
    dhcp: [{ ts: day, client_addr: one, assigned_addr: one, host_name: 'desk', mac: '02:00:00:00:00:01' }],
    known_services: [{ ts: day, host: server, port_num: 443, port_proto: 'tcp', service: ['SSL'] }],
  })
  return {
    store,
    ask: (entity: Entity, id: string, query = '') => about(store, entity, id, new URLSearchParams(query)),
  }
}

type Answer = Awaited<ReturnType<typeof about>>
export const block = (answer: Answer, key: string) => answer.blocks.find((each) => each.key === key)
export const totals = ({ blocks }: Answer) => Object.fromEntries(blocks.map(({ key, total }) => [key, total]))
export const perLog = ({ seen }: Answer) => seen.records.map(({ log, as, total }) => `${log}${as ? ` ${as}` : ''} ${total}`)
export const fact = ({ facts }: Answer, key: string) => facts.find((each) => each.key === key)?.values
