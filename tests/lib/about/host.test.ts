import { beforeAll, describe, expect, test } from 'vitest'
import { about } from '../../../lib/about/about'
import { host } from '../../../lib/entities/host'
import { records } from '../../../lib/records/records'
import { storeWith } from '../store-fixture'
import { block, day, fact, fingerprint, network, one, perLog, server, totals, two } from './network'

let of: Awaited<ReturnType<typeof network>>
beforeAll(async () => {
  of = await network()
})

describe('a host', () => {
  test('has what it called, asked for and was called by, rare ones first', async () => {
    const answer = await of.ask(host, one)
    expect(perLog(answer)).toEqual(['conn 3', 'dhcp 1', 'dns 1', 'ssl 2'])
    expect(totals(answer)).toEqual({ called: 2, asked: 1, callers: 0, services: 0, names: 0, certificates: 1, agents: null, icmp: 0 })
    expect(block(answer, 'called')?.rows).toMatchObject([
      { id_resp_h: '198.51.100.8', names: [], id_resp_p: 53, connections: 1, hosts: 1 },
      { id_resp_h: server, names: ['www.a.test'], id_resp_p: 443, connections: 2, orig_bytes: 30, hosts: 2 },
    ])
    expect(block(answer, 'certificates')?.rows).toMatchObject([
      { certificate: fingerprint, side: 'shown to it', validity_days: 90, connections: 1 },
    ])
    expect(block(answer, 'agents')).toMatchObject({ total: null, missing: ['http'], rows: [] })
    expect(answer.seen).toMatchObject({ days: 3, of_days: 4, of_hosts: 3, hosts: 0 })
    expect(fact(answer, 'place')).toEqual([{ value: 'inside', note: 'because the sensor says so' }])
    expect(fact(answer, 'name')).toMatchObject([{ value: 'desk' }])
    expect(answer.sentence).toBe('Host inside, called desk by DHCP. It called 2 peers and ports and asked for 1 name.')
  })

  test('sent no more than its packets carried, whatever sequence numbers say', async () => {
    const broken = { orig_bytes: 4e9, orig_ip_bytes: 700, resp_bytes: 3e9, resp_ip_bytes: 900 }
    const conn = [{ ts: day, uid: 'C1', id_orig_h: one, id_resp_h: server, id_resp_p: 80, proto: 'tcp', ...broken }]
    const store = await storeWith({ conn })
    const called = await about(store, host, one, new URLSearchParams())
    expect(block(called, 'called')?.rows).toMatchObject([{ orig_bytes: 700 }])
    const served = await about(store, host, server, new URLSearchParams())
    expect(block(served, 'callers')?.rows).toMatchObject([{ resp_bytes: 900 }])
  })

  test('that serves has its clients, services, names and own certificates', async () => {
    const answer = await of.ask(host, server)
    expect(perLog(answer)).toEqual(['conn 3', 'dns answers that gave it 2', 'known_services 1', 'ssl 2'])
    expect(block(answer, 'services')?.rows).toMatchObject([{ id_resp_p: 443, proto: 'tcp', service: ['ssl'], clients: 2, connections: 2 }])
    expect(block(answer, 'names')?.rows).toMatchObject([{ query: 'www.a.test', answers: 2, hosts: 2 }])
    expect(block(answer, 'certificates')?.rows).toMatchObject([{ side: 'its own' }])
    expect(fact(answer, 'place')).toEqual([{ value: 'outside', note: 'because the sensor says so' }])
    expect(answer.seen.hosts).toBe(2)
  })

  test('opens under each log exactly the records that it counts', async () => {
    for (const id of [one, server])
      for (const query of ['', 'filter=service:ssl', `from=${2 * day}&filter=-id_orig_h:${two}`])
        for (const { log, total, filter } of (await of.ask(host, id, query)).seen.records) {
          const search = new URLSearchParams([...new URLSearchParams(query)].filter(([key]) => key !== 'filter'))
          for (const pill of filter) search.append('filter', pill)
          expect([log, (await records(of.store, log, search)).total]).toEqual([log, total])
        }
  })

  test('is about one host: a pill on hosts does not empty it, any other narrows it, and time does', async () => {
    const answer = await of.ask(host, one, `filter=host:${two}&filter=service:ssl&filter=nowhere:x`)
    expect(answer.scope.unused).toMatchObject([
      { filter: `host:${two}`, reason: 'this page is about one host' },
      { filter: 'nowhere:x', reason: 'no log that speaks of it has this field' },
    ])
    expect(perLog(answer)).toEqual(['conn 2', 'dhcp 1', 'dns 1', 'ssl 2'])
    expect(block(answer, 'called')?.rows).toMatchObject([{ id_resp_h: server, hosts: 2 }])
    expect(perLog(await of.ask(host, one, `from=${3 * day}`))).toEqual(['conn 1'])
    const gone = await of.ask(host, '203.0.113.1')
    expect(gone).toMatchObject({ total: 0, sentence: 'Host outside: no record of it in this scope.' })
  })

  test('gives one block alone, as many of its rows as asked, and the true number of all', async () => {
    const answer = await of.ask(host, one, 'block=called&limit=1&offset=1')
    expect(answer.blocks).toHaveLength(1)
    expect(block(answer, 'called')).toMatchObject({ total: 2, rows: [{ id_resp_h: server }] })
    expect(block(await of.ask(host, one, 'block=called&limit=0'), 'called')).toMatchObject({ total: 2, rows: [] })
    expect(block(await of.ask(host, one, 'block=called&offset=9'), 'called')).toMatchObject({ total: 2, rows: [] })
  })
})

test('what begins when the time of the scope ends is of no day in it', async () => {
  expect((await of.ask(host, two, `from=${day}&to=${2 * day}`)).seen).toMatchObject({ of_days: 1 })
  expect((await of.ask(host, two, `from=${day}&to=${2 * day + 1}`)).seen).toMatchObject({ of_days: 2 })
})
