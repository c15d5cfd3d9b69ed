import { beforeAll, describe, expect, test } from 'vitest'
import { about, aboutInHunts } from '../../../lib/about/about'
import { certificate } from '../../../lib/entities/certificate'
import { host } from '../../../lib/entities/host'
import { name } from '../../../lib/entities/name'
import { service } from '../../../lib/entities/service'
import type { Entity } from '../../../lib/entity'
import { storeWith } from '../store-fixture'
import { toy } from '../toy-hunt'
import { block, day, fact, fingerprint, network, one, perLog, server, two } from './network'

let of: Awaited<ReturnType<typeof network>>
beforeAll(async () => {
  of = await network()
})

test('a name has its addresses, clients, neighbours, resolvers, aliases, servers and certificates', async () => {
  const answer = await of.ask(name, 'www.a.test')
  expect(perLog(answer)).toEqual(['dns 2', 'ssl 2', 'x509 certificates for it 1'])
  expect(block(answer, 'addresses')?.rows).toMatchObject([{ answer: server, names: 1, answers: 2, hosts: 2 }])
  expect(block(answer, 'clients')?.rows).toMatchObject([
    { id_orig_h: two, asked: 1, tls: 0, connected: 1 },
    { id_orig_h: one, asked: 1, tls: 2, connected: 2 },
  ])
  expect(block(answer, 'beside')?.rows).toMatchObject([{ query: 'mail.a.test', hosts: 1, records: 1 }])
  expect(block(answer, 'aliases')?.rows).toMatchObject([{ name: 'cdn.b.test', way: 'leads there', records: 1 }])
  expect(block(answer, 'resolvers')?.rows).toMatchObject([{ id_resp_h: '198.51.100.8', hosts: 2, records: 2 }])
  expect(block(answer, 'certificates')?.rows).toMatchObject([{ certificate: fingerprint, connections: 1 }])
  expect(block(answer, 'servers')?.rows).toMatchObject([{ id_resp_h: server, hosts: 1, connections: 2 }])
  expect(fact(answer, 'lookups')).toEqual([{ value: 2, note: '0 unanswered, 0 NXDOMAIN' }])
  expect(fact(answer, 'ttl')).toEqual([{ value: '30–60 s', note: null }])
  expect(fact(await of.ask(name, 'mail.a.test'), 'lookups')).toEqual([{ value: 1, note: '0 unanswered, 1 NXDOMAIN' }])
  expect(block(await of.ask(name, 'cdn.b.test'), 'aliases')?.rows).toMatchObject([{ name: 'www.a.test', way: 'led to from there' }])
})

describe('a certificate', () => {
  test('is found by fingerprint or serial, with who showed it for which name to whom', async () => {
    for (const id of [fingerprint, fingerprint.toUpperCase()]) {
      const answer = await of.ask(certificate, id)
      expect(perLog(answer)).toEqual(['ssl 1', 'x509 1'])
      expect(block(answer, 'servers')?.rows).toMatchObject([{ id_resp_h: server, id_resp_p: 443, names: ['www.a.test'], clients: 1 }])
      expect(block(answer, 'covers')?.rows).toMatchObject([
        { name: '*.a.test', lookups: 0 },
        { name: 'www.a.test', lookups: 2, hosts: 2 },
      ])
      expect(block(answer, 'siblings')?.rows).toMatchObject([{ certificate: 'ef'.repeat(32), shares: 'the subject' }])
      expect(fact(answer, 'validity')).toEqual([{ value: '1970-01-01 – 1970-03-31', note: '90 days' }])
      expect(answer.validity).toMatchObject([{ limit_days: null, held: false }])
    }
    // Leading zeros are not part of a number: two certificates have this serial.
    const both = await of.ask(certificate, '0x00:fe')
    expect(fact(both, 'fingerprint')?.map(({ value }) => value)).toEqual([fingerprint, 'cd'.repeat(32)])
  })

  test('of old logs is followed by file ids, and of unknown ones by the fingerprint alone', async () => {
    const old = await storeWith({
      x509: [
        { ts: 10, id: 'Fabcdefghij1', certificate_serial: '0A', certificate_subject: 'CN=old' },
        { ts: 20, id: 'Fabcdefghij2', certificate_serial: '0A', certificate_subject: 'CN=old' },
      ],
      ssl: [
        { ts: 10, id_orig_h: one, id_resp_h: server, cert_chain_fuids: ['Fabcdefghij1', 'Fother'] },
        { ts: 20, id_orig_h: two, id_resp_h: server, cert_chain_fuids: ['Fabcdefghij2'] },
        { ts: 30, id_orig_h: two, id_resp_h: server, cert_chain_fps: [fingerprint] },
      ],
    })
    for (const id of ['0a', 'A']) {
      const answer = await about(old, certificate, id, new URLSearchParams())
      expect(perLog(answer)).toEqual(['ssl 2', 'x509 2'])
      expect(block(answer, 'clients')?.total).toBe(2)
    }
    expect(perLog(await about(old, certificate, 'Fabcdefghij1', new URLSearchParams()))).toEqual(['ssl 1', 'x509 1'])
    expect(perLog(await about(old, certificate, fingerprint, new URLSearchParams()))).toEqual(['ssl 1'])
  })
})

test('a service has its clients, protocols, names and certificates, by transport where the id names one', async () => {
  const answer = await of.ask(service, `${server}:443/tcp`)
  expect(perLog(answer)).toEqual(['conn 3', 'known_services 1', 'ssl 2'])
  expect(block(answer, 'clients')?.rows).toMatchObject([
    { id_orig_h: two, connections: 1 },
    { id_orig_h: one, connections: 2, orig_bytes: 30 },
  ])
  expect(block(answer, 'protocols')?.rows).toMatchObject([{ service: 'ssl', clients: 2, connections: 3 }])
  expect(block(answer, 'names')?.rows).toMatchObject([{ name: 'www.a.test', by: 'TLS', clients: 1, records: 2 }])
  expect(block(answer, 'certificates')?.rows).toMatchObject([{ certificate: fingerprint, connections: 1 }])
  expect(fact(answer, 'listed')).toEqual([{ value: '1970-01-02T00:00:00.000000Z', note: 'SSL' }])
  expect(perLog(await of.ask(service, `${server}:443/udp`))).toEqual(['ssl 2'])
  expect(perLog(await of.ask(service, `${server}:443`))).toEqual(['conn 3', 'known_services 1', 'ssl 2'])
})

test('the rows of hunts are found by a value in the row, and through the records that the row stands for', async () => {
  const rows = async (entity: Entity, id: string, query = '') =>
    (await aboutInHunts(of.store, entity, [toy], id, new URLSearchParams(query))).hunts.flatMap((hunt) =>
      hunt.rows.map(({ label, place }) => `${place} ${label}`),
    )
  expect(await rows(name, 'www.a.test')).toEqual(['1 www.a.test'])
  expect(await rows(host, one)).toEqual(['1 www.a.test'])
  // In none of the columns: its address stands in the answers for the name.
  expect(await rows(host, server)).toEqual(['1 www.a.test'])
  expect(await rows(host, '203.0.113.1')).toEqual([])
  expect(await rows(name, 'mail.a.test')).toEqual([])
  expect(await rows(host, one, `from=${2 * day}`)).toEqual([])
})

test('the strip covers all data in scope and counts each record once', async () => {
  const { strip, total } = await of.ask(host, one)
  expect(strip.bins.reduce((sum, rows) => sum + rows, 0)).toBe(total)
  expect(strip.from).toBe('1970-01-01T12:00:00.000000Z')
})
