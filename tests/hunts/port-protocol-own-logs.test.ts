import { describe, expect, test } from 'vitest'
import { storeWith } from '../lib/store-fixture'
import { answered, evidenceOf, flow, only, points, times } from './port-protocol-rows'

/** Three connections in which conn.log names no protocol. */
const silent = (port: number) => times(3, () => ({ port }))
const told = (conn: ReturnType<typeof silent>, more = {}) => conn.map(({ uid }) => ({ uid: uid ?? null, version: 'TLSv12', ...more }))

describe('where conn.log names no protocol, what its own log tells of the connections by uid', () => {
  test('is what was spoken: another protocol than the port’s speaks for the row as a wrong protocol does', async () => {
    const conn = silent(22)
    const row = await only(conn, '', { ssl: told(conn) })
    expect(row).toMatchObject({ tier: 3, service: [], heard: 'ssl', heard_in: 3, title: 'ssl by its own log on 22/tcp' })
    expect(row.sentence).toContain('1 client spoke ssl to 1 server on 22/tcp, 3 times on 1 day, 3 of them by its own log alone,')
    expect(points(row, 'own_log')).toBe(8)
  })

  test('that belongs on the port takes back that none was seen', async () => {
    const conn = silent(443)
    const row = await only(conn, '', { ssl: told(conn) })
    expect([points(row, 'no_protocol'), points(row, 'own_log')]).toEqual([20, -20])
  })

  test('of a part says nothing for the others', async () => {
    const part = async (port: number) => {
      const conn = silent(port)
      return only(conn, '', { ssl: told(conn).slice(1) })
    }
    const fitting = await part(443)
    expect(fitting).toMatchObject({ heard: 'ssl', heard_in: 2, all_heard: null, title: 'no protocol on 443/tcp' })
    expect(fitting.sentence).toContain(
      '1 client exchanged bytes that no protocol fits with 1 server on 443/tcp, 3 times on 1 day, 2 of them ssl by its own log alone,',
    )
    expect(points(fitting, 'own_log')).toBe(0)
    expect(points(await part(22), 'own_log')).toBe(8)
  })

  test('counts HTTP that was answered, of tier 4 too', async () => {
    const conn = [flow({ port: 22, service: '-ssh' })]
    const http = conn.map(({ uid }) => ({ uid: uid ?? null, status_code: 200 }))
    expect(await only(conn, '', { http })).toMatchObject({ tier: 4, heard: 'http', heard_in: 1 })
    expect(await only(conn, '', { http: http.map(({ uid }) => ({ uid })) })).toMatchObject({ tier: 4, heard: null })
  })

  test('is nothing without an answer, of other connections, or where a protocol is confirmed', async () => {
    const conn = silent(443)
    for (const ssl of [told(conn, { version: null }), told(conn, { uid: 'Cother' })]) {
      const row = await only(conn, '', { ssl })
      expect([row.heard, points(row, 'own_log')]).toEqual([null, 0])
    }
    const spoken = [flow({ port: 22, service: 'http' })]
    expect(await only(spoken, '', { ssl: told(spoken) })).toMatchObject({ tier: 1, heard: null })
  })

  test('cannot be told without those logs', async () => {
    expect(points(await only(silent(443)), 'own_log')).toBeNull()
  })

  test('leaves the records of the row as they are', async () => {
    const conn = silent(443)
    const store = await storeWith({ conn, ssl: told(conn) })
    const [row] = (await answered(store)).rows
    expect(await evidenceOf(store, String(row?.id))).toMatchObject({ log: 'conn', total: 3 })
  })
})
