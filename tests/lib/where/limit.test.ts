import { beforeAll, describe, expect, test } from 'vitest'
import { parseScope } from '../../../lib/scope'
import { sql } from '../../../lib/sql'
import type { Store } from '../../../lib/store/store'
import { limit, tableOf } from '../../../lib/where/limit'
import { storeWith } from '../store-fixture'

let store: Store

beforeAll(async () => {
  store = await storeWith({
    dns: [
      { uid: 'a', ts: 10, query: 'a.test', id_orig_h: '192.0.2.1', id_resp_p: 53, rtt: 0.1, AA: true, answers: ['192.0.2.77', 'cdn.test'] },
      { uid: 'b', ts: 20, query: 'b.test', id_orig_h: '192.0.2.200', id_resp_p: 5353, rtt: 2.5, AA: false, answers: [] },
      { uid: 'c', ts: 30.5, query: '', id_orig_h: '2001:db8::1', id_resp_p: 65535, answers: ['2001:DB8:0::2'] },
      { uid: 'd', ts: null, query: null, id_orig_h: '198.51.100.9', answers: [null, '100%_a!'] },
      { uid: 'e', ts: 40, query: '*', trans_id: 7 },
      { uid: 'f', ts: 40, query: '-' },
    ].map(({ AA, ...row }) => ({ ...row, ...(AA === undefined ? {} : { aa: AA }) })),
  })
})

async function found(query: string): Promise<string> {
  const scope = parseScope(new URLSearchParams(query))
  if (!scope.ok) throw new Error(JSON.stringify(scope.fields))
  const columns = (await store.tables()).get('dns') ?? []
  const { where } = limit('dns', columns, scope.value, store.dialect)
  const { rows } = await store.query(sql`SELECT uid FROM ${tableOf('dns')} WHERE ${where} ORDER BY uid`)
  return rows.map(({ uid }) => uid).join('')
}
const filtered = (...filters: string[]) => found(filters.map((filter) => `filter=${encodeURIComponent(filter)}`).join('&'))

describe('a filter', () => {
  test.each([
    ['query:a.test', 'a'],
    ['answers.1:192.0.2.77', 'a'],
    ['answers.2:cdn.test', 'a'],
    ['answers.1:cdn.test', ''],
    ['answers.1:-', 'bdef'],
    ['query:*.test', 'ab'],
    ['query:*.TEST', ''],
    ['query:"*"', 'e'],
    ['query:"-"', 'f'],
    ['query:-', 'd'],
    ['query:""', 'c'],
    ['-query:*.test', 'cdef'],
    ['-query:-', 'abcef'],
    ['host:192.0.2.0/25', 'a'],
    ['host:192.0.2.0/24', 'ab'],
    ['host:192.0.2.*', 'ab'],
    ['host:192.0.2.1..198.51.100.9', 'abd'],
    ['host:2001:0db8::/32', 'c'],
    ['host:2001:DB8:0:0::1', 'c'],
    ['host:::/0', 'c'],
    ['-host:::/0', 'abdef'],
    ['host:::/80', ''],
    ['host:::..ffff::', 'c'],
    ['host:::ffff:192.0.2.0/120', 'ab'],
    ['host:0.0.0.0/0', 'abd'],
    ['id.orig_h:192.0.2.1', 'a'],
    ['src:192.0.2.1', 'a'],
    ['port:53', 'a'],
    ['port:53..5353', 'ab'],
    ['port:5353..', 'bc'],
    ['port:..53', 'a'],
    ['rtt:0.1', 'a'],
    ['rtt:.1..2.4', 'a'],
    ['rtt:0.1..2.5', 'ab'],
    ['aa:T', 'a'],
    ['aa:false', 'b'],
    ['-aa:T', 'bcdef'],
    ['ts:10..20', 'a'],
    ['ts:1970-01-01T00:00:10Z..', 'abcef'],
    ['ts:30.5', 'c'],
    ['answers:192.0.2.77', 'a'],
    ['answers:"192.0.2.77"', 'a'],
    ['-answers:192.0.2.77', 'bcdef'],
    ['answers:192.0.2.0/24', 'a'],
    ['answers:2001:db8::/32', 'c'],
    ['answers:c*', 'a'],
    ['answers:100%_a!', 'd'],
    ['answers:100%*', 'd'],
    ['answers:*_a!', 'd'],
    ['answers:1_0*', ''],
    ['answers:""', 'b'],
    ['answers:-', 'ef'],
    ['-answers:c*', 'bcdef'],
    ['trans_id:7', 'e'],
  ])('%s keeps %j', async (filter, expected) => {
    expect(await filtered(filter)).toBe(expected)
  })

  test('repeated for one field is an alternative, for different fields both apply, negated all apply', async () => {
    expect(await filtered('query:a.test', 'query:b.test')).toBe('ab')
    expect(await filtered('query:a.test', 'query:b.test', 'aa:F')).toBe('b')
    expect(await filtered('-query:a.test', '-query:b.test')).toBe('cdef')
    expect(await filtered('port:53', 'id_resp_p:5353')).toBe('ab')
    expect(await filtered('answers:cdn.test', 'answers:100%_a!', 'answers:2001:db8::2', 'answers:nothing')).toBe('ad')
  })

  test.each([
    ['port:65536', 6],
    ['port:53..x', 10],
    ['-port:x', 7],
    ['host:nobody', 6],
    ['host:192.0.2.0/33', 6],
    ['host:192.0.2.1..x', 17],
    ['rtt:fast', 5],
    ['aa:perhaps', 4],
    ['ts:noon', 4],
    ['port:44*', 6],
    ['port:443..80', 11],
    ['host:192.0.2.9..192.0.2.1', 17],
    ['ts:2026-01-02T00:00Z..2026-01-01T00:00Z', 23],
  ])('%s is refused at character %d', async (filter, at) => {
    await expect(filtered(filter)).rejects.toMatchObject({
      status: 'bad-params',
      details: { fields: { filter: [expect.stringMatching(`character ${at}\\)`)] } },
    })
  })
})

test('host finds an end wherever a log keeps it: the client of a lease, the hosts of an old transfer', async () => {
  const other = await storeWith({
    dhcp: [{ client_addr: '192.0.2.1' }, { assigned_addr: '192.0.2.2' }, { server_addr: '192.0.2.3' }],
    files: [{ tx_hosts: ['192.0.2.1', '192.0.2.9'] }, { id_orig_h: '192.0.2.1' }, { rx_hosts: ['192.0.2.2'] }],
    http: [
      { id_orig_h: '192.0.2.1', host: 'a.test' },
      { id_orig_h: '192.0.2.2', host: '192.0.2.1' },
    ],
  })
  const rows = async (log: string, value: string) => {
    const columns = (await other.tables()).get(log) ?? []
    const { where } = limit(log, columns, { from: null, to: null, filters: [{ field: 'host', negated: false, value }] }, other.dialect)
    return (await other.query(sql`SELECT 1 FROM ${tableOf(log)} WHERE ${where}`)).rows.length
  }
  expect(await Promise.all(['192.0.2.1', '192.0.2.2', '192.0.2.3', '192.0.2.0/29'].map((value) => rows('dhcp', value)))).toEqual([
    1, 1, 1, 3,
  ])
  expect(await Promise.all(['192.0.2.1', '192.0.2.2', '192.0.2.8'].map((value) => rows('files', value)))).toEqual([2, 1, 0])
  expect(await Promise.all(['192.0.2.1', 'a.test'].map((value) => rows('http', value)))).toEqual([1, 1])
})

test('values from outside are bound, never spliced', async () => {
  expect(await filtered(`query:' OR 1=1 --`)).toBe('')
  expect(await filtered(`query:*' OR '1'='1*`)).toBe('')
})
