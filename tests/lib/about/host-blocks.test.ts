import { expect, test } from 'vitest'
import { about } from '../../../lib/about/about'
import { host } from '../../../lib/entities/host'
import { service } from '../../../lib/entities/service'
import type { Entity } from '../../../lib/entity'
import { type FixtureRow, storeWith } from '../store-fixture'
import { block, totals } from './network'

const [desk, proxy, site] = ['192.0.2.1', '192.0.2.9', '198.51.100.7']
const tcp = { ts: 10, proto: 'tcp', conn_state: 'SF' }
const ask = async (logs: Readonly<Record<string, readonly FixtureRow[]>>, entity: Entity, id: string) =>
  about(await storeWith(logs), entity, id, new URLSearchParams())

test('certificates that a proxy passes on are not its own, and each is listed once', async () => {
  const [theirs, own] = ['ab'.repeat(32), 'cd'.repeat(32)]
  const shown = (uid: string, id_orig_h: string, id_resp_h: string, id_resp_p: number, print: string) => ({
    ...{ ts: 10, uid, id_orig_h, id_resp_h, id_resp_p, cert_chain_fps: [print] },
  })
  const logs = {
    conn: [{ ...tcp, uid: 'C1', id_orig_h: desk, id_resp_h: proxy, id_resp_p: 3128, service: 'ssl,http' }],
    http: [{ ts: 10, uid: 'C3', id_orig_h: desk, id_resp_h: proxy, method: 'CONNECT' }],
    ssl: [
      shown('C1', desk, proxy, 3128, theirs),
      shown('C2', proxy, site, 443, theirs),
      shown('C3', desk, proxy, 3128, theirs),
      shown('C4', desk, proxy, 443, own),
    ],
    x509: [theirs, own].map((fingerprint) => ({ ts: 5, fingerprint, certificate_subject: `CN=${fingerprint.slice(0, 2)}` })),
  }
  const certificates = block(await ask(logs, host, proxy), 'certificates')
  expect(certificates).toMatchObject({
    total: 2,
    rows: [
      { certificate: own, side: 'its own', connections: 1 },
      { certificate: theirs, side: 'passed on, shown to it', connections: 3 },
    ],
  })
  expect(block(await ask(logs, service, `${proxy}:3128/tcp`), 'certificates')?.rows).toMatchObject([{ side: 'passed on', connections: 2 }])
})

test('services are what answered, with or without payload, and their protocols are told apart', async () => {
  const to = { ...tcp, id_orig_h: desk, id_resp_h: proxy, id_resp_p: 3128 }
  const conn = [
    { ...to, service: 'ssl,http', resp_bytes: 9 },
    { ...to, service: 'http', resp_bytes: 0 },
    { ...to, service: '-ftp', resp_bytes: null },
    { ...to, service: null, conn_state: 'S0' },
    { ...to, id_resp_p: 22, conn_state: 'REJ' },
    { ...to, id_resp_p: 0, proto: 'icmp', conn_state: 'OTH', resp_bytes: 9 },
  ]
  const answer = await ask({ conn }, host, proxy)
  expect(block(answer, 'services')?.rows).toMatchObject([{ id_resp_p: 3128, service: ['http', 'ssl'], connections: 3 }])
  expect(block(answer, 'callers')?.rows).toMatchObject([
    { id_resp_p: 22, service: [] },
    { id_resp_p: 3128, service: ['http', 'ssl'] },
  ])
})

test('messages of ICMP are no calls and have no port', async () => {
  const message = (id_orig_h: string, id_resp_h: string, id_orig_p: number, id_resp_p: number) => ({
    ...{ ts: 10, proto: 'icmp', conn_state: 'OTH', id_orig_h, id_resp_h, id_orig_p, id_resp_p },
  })
  const conn = [
    message(desk, site, 8, 0),
    message(desk, site, 8, 0),
    message(site, desk, 3, 1),
    message(site, desk, 42, 0),
    message('2001:db8::1', desk, 3, 0),
    { ...tcp, id_orig_h: desk, id_resp_h: site, id_resp_p: 443 },
  ]
  const answer = await ask({ conn }, host, desk)
  expect(totals(answer)).toMatchObject({ called: 1, callers: 0, services: 0, icmp: 4 })
  expect(totals(await ask({ conn }, service, `${desk}:80/tcp`))).toMatchObject({ beside: 0 })
  expect(answer.sentence).toContain('It called 1 peer and port.')
  expect(block(answer, 'icmp')?.rows).toMatchObject([
    { address: site, message: 'type 42', way: 'received' },
    { address: site, message: 'unreachable', way: 'received' },
    { address: '2001:db8::1', message: 'time exceeded', way: 'received' },
    { address: site, message: 'echo request', way: 'sent', records: 2 },
  ])
})

test('spellings of a name count once', async () => {
  const asked = (query: string, id_orig_h = desk) => ({ ts: 10, query, id_orig_h, answers: [site] })
  const dns = [asked('WWW.a.test'), asked('www.a.test'), asked('www.A.test', proxy), asked('b.test')]
  expect(block(await ask({ dns }, host, desk), 'asked')).toMatchObject({
    total: 2,
    rows: [
      { query: 'b.test', asked: 1, hosts: 1 },
      { query: 'www.a.test', asked: 2, hosts: 2 },
    ],
  })
  expect(block(await ask({ dns }, host, site), 'names')).toMatchObject({ total: 2 })
})
