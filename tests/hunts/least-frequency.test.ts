import { beforeAll, describe, expect, test } from 'vitest'
import { leastFrequency } from '../../lib/hunts/least-frequency'
import { run } from '../../lib/run'
import type { Store } from '../../lib/store/store'
import { storeWith } from '../lib/store-fixture'
import { at, counts, day, evidenceOf, stacked } from './stack-rows'

const request = (host: number, user_agent: string | null, seconds = 0, more = {}) => ({
  ts: at(seconds),
  id_orig_h: `192.0.2.${host}`,
  user_agent,
  ...more,
})

let web: Store
beforeAll(async () => {
  web = await storeWith({
    http: [
      ...[1, 2, 3].flatMap((host) => [request(host, 'browser'), request(host, 'browser', day)]),
      request(1, 'tool', 10),
      request(1, 'tool', 20, { host: '198.51.100.7' }),
      request(2, 'once', 30, { host: 'a.example' }),
      request(4, null, 40),
      request(4, '', 50),
      request(4, '-', 60),
    ],
  })
})

describe('a stack', () => {
  test('begins with the fewest hosts, then the fewest records', async () => {
    const found = await counts(web)
    expect(found.slice(3)).toEqual([
      ['tool', 2, 1],
      ['browser', 6, 3],
    ])
    // Ties have a fixed order of no meaning.
    expect(found.slice(0, 3).sort()).toEqual([
      ['', 1, 1],
      ['-', 1, 1],
      ['once', 1, 1],
    ])
  })

  test('tells days, times, and shares of all records and hosts, the missing ones too', async () => {
    const { rows } = await stacked(web, 'sort=-hosts')
    expect(rows[0]).toMatchObject({
      user_agent: 'browser',
      days: 2,
      first_seen: '2026-01-02T00:00:00.000000Z',
      last_seen: '2026-01-03T00:00:00.000000Z',
      share: 6 / 12,
      prevalence: 3 / 4,
      only_host: null,
      all_records: 12,
      all_hosts: 4,
      stack: 'http.user_agent',
    })
    expect(rows.find((row) => row.user_agent === 'tool')?.only_host).toBe('192.0.2.1')
  })

  test('leaves out records without a value, counts them, and lists them when asked', async () => {
    const { total, hidden, rows } = await stacked(web)
    expect([total, rows.length]).toEqual([5, 5])
    expect(hidden).toContainEqual({ code: 'missing', label: 'records without a value', rows: 1, weight: 1, show: { missing: true } })
    const all = await stacked(web, 'missing=true')
    expect(all.total).toBe(6)
    expect(all.rows.filter(({ user_agent }) => user_agent === null)).toMatchObject([{ value: [null], records: 1 }])
  })

  test('takes one to three fields that the log has, each once', async () => {
    const refused = async (search: string) => await run(web, leastFrequency, new URLSearchParams(search))
    expect(await refused('field=user_agnt')).toMatchObject({ status: 'bad-params', fields: { field: ['http has no field user_agnt'] } })
    expect(await refused('field=method,method')).toMatchObject({ fields: { field: ['names method twice'] } })
    expect(await refused('field=method,uri,host,version')).toMatchObject({ fields: { field: ['takes at most 3'] } })
    expect(await refused('normalise=backwards')).toMatchObject({ status: 'bad-params' })
    expect(await refused('log=dns&field=query')).toMatchObject({ status: 'missing-logs', logs: ['dns'] })
    expect(await refused('log=../x&field=query')).toMatchObject({ status: 'missing-logs', logs: ['../x'] })
  })

  test('of several fields has a column and an element for each, and hides what lacks any', async () => {
    const { rows, hidden, key } = await stacked(web, 'field=user_agent&field=host&sort=user_agent')
    expect(rows.map(({ value, user_agent, host }) => [value, user_agent, host])).toEqual([
      [['once', 'a.example'], 'once', 'a.example'],
      [['tool', '198.51.100.7'], 'tool', '198.51.100.7'],
    ])
    expect(hidden.find(({ code }) => code === 'missing')).toMatchObject({ weight: 10 })
    expect(key).toEqual(['user_agent', 'host', 'stack'])
  })

  test('keeps the rows of a pill on its figures, and says how many others there are', async () => {
    const { total, filtered } = await stacked(web, 'filter=hosts:2..')
    expect([total, filtered]).toEqual([1, 4])
    expect((await stacked(web, 'filter=-value:tool')).total).toBe(4)
  })
})

describe('evidence', () => {
  test.each([
    '',
    'field=user_agent,host',
    'field=host',
    'missing=true',
    'missing=true&field=host,user_agent',
    'field=ts',
    'field=id_orig_h',
  ])('is exactly the records of the row: %s', async (search) => {
    const { rows } = await stacked(web, search)
    for (const row of rows) {
      const [records] = await evidenceOf(web, row, search)
      expect([row.value, records?.total]).toEqual([row.value, row.records])
      expect(records?.label).toBe('Records with the value')
    }
  })

  test('of an address in a text field is that text, not either end of a connection', async () => {
    const { rows } = await stacked(web, 'field=host')
    const row = rows.find(({ host }) => host === '198.51.100.7')
    expect(await evidenceOf(web, row ?? {}, 'field=host')).toMatchObject([{ total: 1, filter: ['host:"198.51.100.7"'] }])
  })
})

describe('hosts', () => {
  test('are the originator, else the host, else the client of a lease', async () => {
    const store = await storeWith({
      dhcp: [1, 2].map((n) => ({ ts: at(n), client_addr: `192.0.2.${n}`, host_name: 'a' })),
      software: [{ ts: at(0), host: '192.0.2.1', name: 'x' }],
      ntlm: [{ ts: at(0), id_orig_h: '192.0.2.1', username: 'u' }],
    })
    expect(await counts(store, 'log=ntlm&field=username')).toEqual([['u', 1, 1]])
    expect(await counts(store, 'log=dhcp&field=host_name')).toEqual([['a', 2, 2]])
    expect(await counts(store, 'log=software&field=name')).toEqual([['x', 1, 1]])
  })

  test('of a certificate are those that TLS showed it to, by fingerprint or file id', async () => {
    const store = await storeWith({
      x509: [
        { ts: at(0), fingerprint: 'ab', certificate_issuer: 'CN=one' },
        { ts: at(day), fingerprint: 'ab', certificate_issuer: 'CN=one' },
        { ts: at(1), id: 'F1', certificate_issuer: 'CN=two' },
        { ts: at(2), fingerprint: 'cd', certificate_issuer: 'CN=unseen' },
      ],
      ssl: [
        { ts: at(0), id_orig_h: '192.0.2.1', cert_chain_fps: ['ab', 'zz'] },
        { ts: at(1), id_orig_h: '192.0.2.2', cert_chain_fps: ['ab'] },
        { ts: at(2), id_orig_h: '192.0.2.2', cert_chain_fuids: ['F1'] },
        { ts: at(3), id_orig_h: '192.0.2.9' },
      ],
    })
    const search = 'log=x509&field=certificate_issuer'
    expect(await counts(store, search)).toEqual([
      ['CN=two', 1, 1],
      ['CN=one', 2, 2],
      ['CN=unseen', 1, null],
    ])
    const { coverage } = await stacked(store, search)
    expect(coverage).toMatchObject([{ label: 'TLS connections with a certificate', observed: 3, of: 4 }])
  })
})

test('a field named like a figure gets a column of another name', async () => {
  const store = await storeWith({ x509: [{ ts: at(0), id: 'F1' }] })
  const { rows, key } = await stacked(store, 'log=x509&field=id')
  expect(key).toEqual(['id_2', 'stack'])
  expect(rows).toMatchObject([{ id_2: 'F1', value: ['F1'] }])
  expect(String(rows[0]?.id)).toMatch(/^[0-9a-f]{16}$/)
})
