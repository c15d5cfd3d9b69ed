import { describe, expect, test } from 'vitest'
import { inspect } from '../../lib/asking/inspect'
import { services } from '../../lib/hunts/services'
import { records } from '../../lib/records/records'
import { run } from '../../lib/run'
import { answer, beside, days, found, listed, points, storeOf, used } from './services-rows'

describe('what is a service', () => {
  test.each([
    ['nobody answered', { conn_state: 'S0', orig_bytes: 0, resp_bytes: 0 }],
    ['it was refused', { conn_state: 'REJ' }],
    ['only one side was seen', { conn_state: 'SHR' }],
    ['no state is known', { conn_state: null }],
    ['it is ICMP', { proto: 'icmp' }],
    ['it is the data channel of FTP', { service: 'ftp-data' }],
    ['the server is outside', { id_resp_h: '192.0.2.1' }],
    ['the sensor says that the server is outside', { local_resp: false, id_resp_h: '10.0.0.200' }],
  ])('none, where %s', async (_, more) => {
    expect((await answer({ conn: [used({ day: 1, port: 7777, more })] })).rows).toEqual([])
  })

  test('none of one side, and the answer says that it was left out', async () => {
    const { coverage } = await answer({ conn: [used({ day: 1, more: { conn_state: 'SHR' } })] })
    const line = coverage.find(({ label }) => label === 'of these answered')
    expect(line).toMatchObject({ observed: 0, of: 1, note: expect.stringContaining('one side alone') })
  })

  test('one of an outside address, where the sensor calls it local or lists it', async () => {
    const host = '198.51.100.7'
    expect((await answer({ conn: [used({ day: 1, host, more: { local_resp: true } })] })).total).toBe(1)
    expect(await found({ conn: [used({ day: 1, host })], known_services: [listed(1, host)] })).toHaveProperty('size', 1)
    expect((await answer({ conn: [used({ day: 1, host })] }, 'own_networks=198.51.100.0/24')).total).toBe(1)
  })

  test('another for each transport', async () => {
    const both = { conn: [used({ day: 1, port: 53, service: 'dns' }), used({ day: 1, port: 53, service: 'dns', more: { proto: 'udp' } })] }
    expect([...(await found(both)).keys()].sort()).toEqual(['53/tcp', '53/udp'])
  })
})

describe('clients', () => {
  test('from outside count apart, as the sensor says or by their network', async () => {
    const visit = (client: string, more = {}) => used({ day: 8, port: 4444, client, more })
    const conn = [
      visit('10.0.9.1'),
      visit('203.0.113.5'),
      visit('203.0.113.6', { local_orig: true }),
      visit('10.0.9.4', { local_orig: false }),
    ]
    const row = (await found(beside(conn))).get('4444/tcp')
    expect(row).toMatchObject({ clients: 4, outside_clients: 2 })
    expect(points(row, 'outside_clients')).toBe(10)
  })

  test('are few up to three where there are many hosts, and say nothing where there are not', async () => {
    const crowd = days(1, 9).map((i) => used({ day: 1, client: `10.0.8.${i}` }))
    const visitors = (n: number) => days(1, n).map((i) => used({ day: 8, port: 4444, client: `10.0.8.${i}` }))
    expect(points((await found(beside([...crowd, ...visitors(3)]))).get('4444/tcp'), 'clients')).toBe(5)
    expect(points((await found(beside([...crowd, ...visitors(4)]))).get('4444/tcp'), 'clients')).toBe(0)
    expect(points((await found(beside(visitors(3)))).get('4444/tcp'), 'clients')).toBeNull()
    expect(points((await found(beside([...crowd, ...visitors(3)]))).get('80/tcp'), 'clients')).toBe(0)
  })
})

describe('what speaks against a new service', () => {
  test('nothing exchanged, a dynamic port; one of Windows RPC is explained', async () => {
    const at = (port: number, more = {}) => used({ day: 8, port, service: null, more })
    const rows = await found(beside([at(49_151, { resp_bytes: 0 }), at(49_152), at(49_153, { service: 'dce_rpc' })]))
    expect([points(rows.get('49151/tcp'), 'silent'), points(rows.get('49151/tcp'), 'dynamic_port')]).toEqual([-10, 0])
    expect([points(rows.get('49152/tcp'), 'silent'), points(rows.get('49152/tcp'), 'dynamic_port')]).toEqual([0, -10])
    expect(points(rows.get('49152/tcp'), 'unrecognised')).toBe(5)
    expect(rows.get('49153/tcp')?.explained.map(({ code }) => code)).toEqual(['windows_rpc'])
  })
})

test('services seen only before the window are hidden, counted, and shown on demand', async () => {
  const old = beside([used({ day: 2, port: 21, service: 'ftp' })])
  const window = 'from=2026-01-10'
  const { hidden, total } = await answer(old, window)
  expect(total).toBe(1)
  expect(hidden).toContainEqual({ code: 'earlier', label: 'seen only before this window', rows: 1, show: { earlier: true } })
  expect((await found(old, `${window}&earlier=true`)).get('21/tcp')).toMatchObject({ status: ['earlier'], connections: 0, days: 0 })
})

test.each(['', 'from=2026-01-07', 'filter=-conn_state:S1', 'filter=host:10.0.9.2', 'to=2026-01-12&filter=port:80..90'])(
  'under %j the evidence is what was counted',
  async (search) => {
    const conn = [
      used({ day: 6, port: 81, client: '10.0.9.2' }),
      used({ day: 7, port: 81, more: { conn_state: 'S1' } }),
      used({ day: 7, port: 81, more: { conn_state: 'OTH' } }),
      used({ day: 8, port: 81, more: { conn_state: null } }),
      used({ day: 8, port: 81, service: 'ftp-data' }),
    ]
    const store = await storeOf(beside(conn, [listed(6, '10.0.0.1', 81), listed(7, '10.0.0.1', 81, [''])]))
    const asked = new URLSearchParams(search)
    const result = await run(store, services, asked)
    if (result.status !== 'ok') throw new Error(result.message)
    expect(result.rows.length).toBeGreaterThan(0)
    for (const row of result.rows) {
      const seen = await inspect(store, services, row.id, asked)
      if (seen.status !== 'ok') throw new Error(seen.message)
      const total = (log: string) => seen.evidence.find((part) => part.log === log)?.total ?? 0
      expect([total('conn'), total('known_services')]).toEqual([row.connections, row.entries])
      for (const { log, filter, from, to, total } of [...seen.evidence, ...seen.checks]) {
        const page = new URLSearchParams(filter.map((pill) => ['filter', pill]))
        if (from) page.set('from', from)
        if (to) page.set('to', to)
        expect((await records(store, log, page)).total).toBe(total)
      }
    }
  },
)
