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
    expect(await found('conn', 'uid:C1')).toEqual(['conn Ctunnel', 'conn C1', 'ssl C1', 'files F1'])
    expect(await found('known_hosts', 'host:192.0.2.1')).toEqual([])
  })

  test.each(['100000000.77', '5.0', 'n.0', '', 'x', '100000000.0 OR 1=1'])('of the id %j is not there', async (id) => {
    await expect(oneRecord(store, 'conn', id)).rejects.toMatchObject({ status: 'not-found' })
  })
})
