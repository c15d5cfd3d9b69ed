import { beforeAll, describe, expect, test } from 'vitest'
import { oneRecord } from '../../../lib/records/record'
import { records } from '../../../lib/records/records'
import type { Store } from '../../../lib/store/store'
import { storeWith } from '../store-fixture'

let store: Store

beforeAll(async () => {
  store = await storeWith({
    conn: [
      { ts: 100, uid: 'C1', tunnel_parents: ['Ctunnel'] },
      { ts: 101, uid: 'C2' },
      { ts: 90, uid: 'Ctunnel' },
    ],
    ssl: [{ ts: 102, uid: 'C1', cert_chain_fuids: ['F1', 'F2'] }],
    x509: [
      { ts: 103, id: 'F1' },
      { ts: 99, id: 'F9' },
    ],
    files: [{ ts: 104, fuid: 'F1', conn_uids: ['C1', 'C7'] }],
    known_hosts: [{ ts: 105, host: '192.0.2.1' }],
  })
})

const idOf = async (log: string, filter: string) => String((await records(store, log, new URLSearchParams({ filter }))).rows[0]?._id)
const found = async (log: string, filter: string) => {
  const { contact } = await oneRecord(store, log, await idOf(log, filter))
  return contact.map(({ log: name, record }) => `${name} ${record.uid ?? record.id ?? record.fuid}`)
}

describe('a record', () => {
  test('comes with its file and its line there', async () => {
    const one = await oneRecord(store, 'conn', await idOf('conn', 'uid:C2'))
    expect(one.source).toMatchObject({ path: '/logs/conn.log', line: 2 })
    expect(one.record).toMatchObject({ uid: 'C2', ts: '1970-01-01T00:01:41.000000Z' })
    expect(one.record).not.toHaveProperty('_load')
  })

  test('comes with all records of the same connection and files, in the order of time', async () => {
    expect(await found('ssl', 'uid:C1')).toEqual(['conn C1', 'ssl C1', 'x509 F1', 'files F1'])
    expect(await found('x509', 'id:F1')).toEqual(['ssl C1', 'x509 F1', 'files F1'])
    expect(await found('conn', 'uid:Ctunnel')).toEqual(['conn Ctunnel', 'conn C1'])
    expect(await found('conn', 'uid:C1')).toEqual(['conn Ctunnel', 'conn C1', 'ssl C1', 'x509 F1', 'files F1'])
    expect(await found('known_hosts', 'host:192.0.2.1')).toEqual([])
  })

  test('comes with the lookup that gave the address, the last one of its own client within a day, and with its certificate', async () => {
    const client = { id_orig_h: '192.0.2.1', id_resp_h: '192.0.2.53' }
    const other = await storeWith({
      conn: [
        { ts: 100_000, uid: 'C1', id_orig_h: '192.0.2.1', id_resp_h: '198.51.100.1' },
        { ts: 300_000, uid: 'C2', id_orig_h: '192.0.2.1', id_resp_h: '198.51.100.1' },
      ],
      ssl: [{ ts: 100_001, uid: 'C1', id_orig_h: '192.0.2.1', id_resp_h: '198.51.100.1', cert_chain_fps: ['ab12'] }],
      x509: [
        { ts: 20_000, fingerprint: 'ab12', certificate_serial: '01' },
        { ts: 90_000, fingerprint: 'ab12', certificate_serial: '01' },
        { ts: 190_000, fingerprint: 'ab12', certificate_serial: '01' },
        { ts: 90_000, fingerprint: 'cd34', certificate_serial: '02' },
      ],
      dns: [
        { ts: 99_000, uid: 'D1', query: 'first.test', answers: ['198.51.100.1'], ...client },
        { ts: 99_900, uid: 'D2', query: 'last.test', answers: ['alias.test', '198.51.100.1'], ...client },
        { ts: 99_950, uid: 'D3', query: 'other.test', answers: ['198.51.100.2'], ...client },
        { ts: 99_960, uid: 'D4', query: 'foreign.test', answers: ['198.51.100.1'], ...client, id_orig_h: '192.0.2.2' },
        { ts: 100_002, uid: 'D5', query: 'later.test', answers: ['198.51.100.1'], ...client },
      ],
    })
    const contact = async (log: string, uid: string) => {
      const { rows } = await records(other, log, new URLSearchParams({ filter: `uid:${uid}` }))
      const { contact: all } = await oneRecord(other, log, String(rows[0]?._id))
      return all.map(({ log: name, as, ts, record }) => `${name} ${as ?? record.uid ?? ts}`)
    }
    const whole = ['x509 1970-01-02T01:00:00.000000Z', 'dns lookup', 'conn C1', 'ssl C1']
    expect(await contact('conn', 'C1')).toEqual(whole)
    expect(await contact('ssl', 'C1')).toEqual(whole)
    expect(await contact('conn', 'C2')).toEqual(['conn C2'])
    expect(await contact('dns', 'D2')).toEqual(['dns D2'])
  })

  describe('of a long tunnel', () => {
    const requests = 450
    const opened = 430
    let tunnel: Store
    beforeAll(async () => {
      tunnel = await storeWith({
        conn: [
          { ts: 1000, uid: 'P' },
          ...Array.from({ length: 201 }, (_, i) => ({ ts: 1001 + i, uid: `inner${i}`, tunnel_parents: ['P'] })),
          { ts: 1001, uid: 'Q' },
        ],
        http: [
          ...Array.from({ length: requests }, (_, i) => ({ ts: 1000 + i, uid: 'P', trans_depth: i })),
          // So many at one time that time alone does not keep the one that is open.
          ...Array.from({ length: 200 }, (_, i) => ({ ts: 1000 + opened, uid: 'P', trans_depth: requests + i })),
        ],
        ssl: Array.from({ length: 200 }, (_, i) => ({ ts: 1000 + i, uid: 'P' })),
      })
    })
    const one = async (log: string, ...filter: string[]) => {
      const search = new URLSearchParams(filter.map((pill) => ['filter', pill]))
      const id = String((await records(tunnel, log, search)).rows[0]?._id)
      return { id, ...(await oneRecord(tunnel, log, id)) }
    }

    test('comes with what is nearest in time, itself among it, and says what is left out and which filter lists it', async () => {
      const last = await one('http', 'uid:P', `trans_depth:${requests + 199}`)
      const shown = last.contact.filter(({ log }) => log === 'http')
      expect(shown).toHaveLength(200)
      expect(shown.map(({ id }) => id)).toContain(last.id)
      expect(shown.every(({ ts }) => ts === last.record.ts)).toBe(true)
      expect(last.cut).toEqual([
        { log: 'conn', shown: 200, total: 202, filter: ['tunnel_parents:P'] },
        { log: 'http', shown: 200, total: requests + 200, filter: ['uid:P'] },
      ])
      for (const { log, filter, total } of last.cut) {
        const listed = await records(tunnel, log, new URLSearchParams(filter.map((pill) => ['filter', pill])))
        expect(listed.total).toBe(log === 'conn' ? total - 1 : total)
      }
    })

    test('begins with the first of each log where it is opened at its beginning', async () => {
      const { contact } = await one('conn', 'uid:P')
      const depths = contact.filter(({ log }) => log === 'http').map(({ record }) => record.trans_depth)
      expect(depths).toEqual(Array.from({ length: 200 }, (_, i) => i))
    })

    test('is whole for another connection', async () => {
      expect(await one('conn', 'uid:Q')).toMatchObject({ cut: [], contact: [{ log: 'conn' }] })
    })
  })

  test.each(['100000000.77', '5.0', 'n.0', '', 'x', '100000000.0 OR 1=1'])('of the id %j is not there', async (id) => {
    await expect(oneRecord(store, 'conn', id)).rejects.toMatchObject({ status: 'not-found' })
  })
})
