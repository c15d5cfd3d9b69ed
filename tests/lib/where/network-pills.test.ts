import { beforeAll, describe, expect, test } from 'vitest'
import { counts } from '../../../lib/overview/counts'
import { records } from '../../../lib/records/records'
import { withNamed } from '../../../lib/reference/named'
import { run } from '../../../lib/run'
import type { DuckStore } from '../../../lib/store/duckdb'
import { storeWith } from '../store-fixture'
import { toy } from '../toy-hunt'

let store: DuckStore
const conn = [
  ['a', '192.0.2.0', '198.51.100.1'],
  ['b', '192.0.2.127', '192.0.2.128'],
  ['c', '192.0.2.255', '2001:db8::1'],
  ['d', '192.0.3.0', '192.0.1.255'],
  ['e', '2001:db8:ffff::', '203.0.113.9'],
  ['f', '2001:db9::', '203.0.113.9'],
] as const

beforeAll(async () => {
  const plain = await storeWith({
    conn: [...conn.map(([uid, id_orig_h, id_resp_h]) => ({ uid, id_orig_h, id_resp_h, ts: 10 })), { uid: 'g', ts: 10 }],
    dns: [
      { ts: 10, query: 'a.test', id_orig_h: '192.0.2.1' },
      { ts: 10, query: 'b.test', id_orig_h: '203.0.113.1' },
    ],
    files: [
      { fuid: 'F1', tx_hosts: ['203.0.113.1', '192.0.2.200'] },
      { fuid: 'F2', tx_hosts: ['203.0.113.1'] },
    ],
    known_hosts: [{ host: '192.0.2.130' }, { host: '203.0.113.1' }],
    x509: [{ fingerprint: 'ab', san_ip: ['192.0.2.1'] }],
  })
  store = withNamed(plain, async () => [
    { cidr: '192.0.2.0/24', name: 'office', roles: ['internal', 'user'] },
    { cidr: '192.0.2.128/25', name: 'head of it', roles: ['internal', 'crown jewels'] },
    { cidr: '2001:db8::/32', name: 'office', roles: ['internal'] },
    { cidr: '203.0.113.0/24', name: 'partner', roles: [] },
  ])
})

const search = (filters: readonly string[]) => new URLSearchParams(filters.map((filter) => ['filter', filter]))
const ask = (log: string, filters: readonly string[]) => records(store, log, search(filters))
const kept = async (...filters: string[]) =>
  (await ask('conn', filters)).rows
    .map(({ uid }) => uid)
    .sort()
    .join('')

describe('a pill on a named network', () => {
  test.each([
    [['network:office'], 'abce'],
    [['network:OFFICE'], 'abce'],
    [['network:head of it'], 'bc'],
    [['network:"head of it"'], 'bc'],
    [['network:crown jewels'], 'bc'],
    [['network:internal'], 'abce'],
    [['network:partner,head of it'], 'bcef'],
    [['network:"partner, head of it"'], 'bcef'],
    [['network:partner', 'network:head of it'], 'bcef'],
    [['-network:office'], 'dfg'],
    [['-network:office', '-network:partner'], 'dg'],
    [['src_network:office'], 'abe'],
    [['dst_network:office'], 'c'],
    [['-dst_network:office'], 'abdefg'],
    [['src_network:office', 'dst_network:head of it'], 'b'],
    [['network:office', 'host:192.0.2.128/25'], 'bc'],
    [['network:office', 'host:192.0.2.0'], 'a'],
    [['network:-'], 'dg'],
    [['-src_network:-'], 'abce'],
    [['dst_network:-'], 'adg'],
  ])('%j keeps %s', async (filters, expected) => {
    expect(await kept(...filters)).toBe(expected)
  })

  test.each([
    ['network:offic', 'office, head of it, partner, internal, crown jewels, user (character 9)'],
    ['-src_network:office, nobody', '(character 22)'],
    ['network:"nobody"', '(character 10)'],
    ['network:server', 'no network has this name or role'],
  ])('%s is refused with the names there are, at the character', async (filter, words) => {
    for (const asked of [() => ask('conn', [filter]), () => counts(store, [], search([filter]))])
      await expect(asked()).rejects.toMatchObject({
        status: 'bad-params',
        details: { fields: { filter: [expect.stringContaining(words)] } },
      })
    expect(await run(store, toy, search([filter]))).toMatchObject({
      status: 'bad-params',
      fields: { filter: [expect.stringContaining(words)] },
    })
  })

  test('says where to name networks where none has a name', async () => {
    const bare = await storeWith({ conn: [{ uid: 'a' }] })
    await expect(records(bare, 'conn', search(['network:office']))).rejects.toThrow('name yours under Networks')
    expect((await records(bare, 'conn', search(['network:-']))).total).toBe(1)
  })

  test('finds an end wherever a log keeps it, and is unused where it keeps none', async () => {
    expect(await ask('files', ['network:crown jewels'])).toMatchObject({ total: 1, rows: [{ fuid: 'F1' }] })
    expect(await ask('files', ['-network:crown jewels'])).toMatchObject({ total: 1, rows: [{ fuid: 'F2' }] })
    expect(await ask('known_hosts', ['network:internal'])).toMatchObject({ total: 1 })
    expect(await ask('x509', ['network:office'])).toMatchObject({
      total: 1,
      scope: { unused: [{ filter: 'network:office', log: 'x509', reason: 'x509 names no ends of a connection' }] },
    })
    expect(await ask('known_hosts', ['src_network:office'])).toMatchObject({
      total: 2,
      scope: { unused: [{ reason: 'known_hosts does not say which end is which' }] },
    })
  })

  test('limits a hunt, and the views that are counted', async () => {
    const of = async (filter: string) => {
      const { logs, hunts } = await counts(store, [toy], search([filter]))
      return { dns: logs.dns, conn: logs.conn, toy: hunts.toy?.total }
    }
    expect(await of('network:user')).toEqual({ dns: 1, conn: 2, toy: 1 })
    expect(await of('-network:user')).toEqual({ dns: 1, conn: 5, toy: 1 })
    expect(await of('network:user,partner')).toEqual({ dns: 2, conn: 4, toy: 2 })
  })
})
