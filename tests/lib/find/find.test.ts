import { beforeAll, expect, test } from 'vitest'
import { find } from '../../../lib/find/find'
import type { Store } from '../../../lib/store/store'
import { storeWith } from '../store-fixture'

let store: Store

beforeAll(async () => {
  const tls = { uid: 'Cabcdefghijk1', id_orig_h: '192.0.2.1', id_resp_h: '198.51.100.7', cert_chain_fps: ['ab'.repeat(32)] }
  store = await storeWith({
    conn: [
      { ts: 1, uid: 'Cabcdefghijk1', id_orig_h: '192.0.2.1', id_resp_h: '198.51.100.7' },
      { ts: 2, uid: 'Cabcdefghijk2', id_orig_h: '192.0.2.2', id_resp_h: '198.51.100.7' },
      { ts: 3, uid: 'Cabcdefghijk3', id_orig_h: '192.0.2.1', id_resp_h: '198.51.100.70' },
      { ts: 4, uid: 'Cabcdefghijk4', id_orig_h: '192.0.2.1', id_resp_h: '198.51.100.70', tunnel_parents: ['Cabcdefghijk1'] },
    ],
    ssl: [{ ts: 1, ...tls, server_name: 'www.mail.test' }],
    dns: [
      { ts: 1, id_orig_h: '192.0.2.1', query: 'mail.test', answers: ['203.0.113.5', 'alias.test'] },
      { ts: 2, id_orig_h: '192.0.2.2', query: 'mail.test', answers: [] },
      { ts: 3, id_orig_h: '192.0.2.1', query: 'a_mail.example', answers: [] },
      { ts: 3, id_orig_h: '192.0.2.1', query: 'amail.example', answers: [] },
    ],
    x509: [{ ts: 1, fingerprint: 'ab'.repeat(32), certificate_serial: '00FE12', certificate_subject: 'CN=mail.test' }],
  })
})

async function found(q: string): Promise<string[]> {
  const { groups } = await find(store, new URLSearchParams({ q }))
  return groups.flatMap(({ kind, rows }) =>
    rows.map(({ label, note, hosts, records }) => `${kind}: ${label} ${note ? `(${note}) ` : ''}${hosts} ${records}`),
  )
}

test('finds addresses by themselves, their beginning and their network, rare ones first, also those that were only answered', async () => {
  expect(await found('198.51.100.7')).toEqual(['addresses: 198.51.100.7 2 2'])
  expect(await found('198.51')).toEqual(['addresses: 198.51.100.70 1 2', 'addresses: 198.51.100.7 2 2'])
  expect(await found('203.0.113.0/24')).toEqual(['addresses: 203.0.113.5 0 0'])
  expect(await found('198.51.100.9')).toEqual([])
})

test('finds names by a word, a beginning and an end, an exact one first; marks of patterns stand for themselves', async () => {
  const certificate = 'certificates: CN=mail.test (serial fe12) 1 1'
  expect(await found('mail.test')).toEqual(['names: mail.test 2 2', 'names: www.mail.test 1 1', certificate])
  expect(await found('*.mail.test')).toEqual(['names: mail.test 2 2', 'names: www.mail.test 1 1', certificate])
  expect(await found('a_mail')).toEqual(['names: a_mail.example 1 1'])
  expect(await found('amail*')).toEqual(['names: amail.example 1 1'])
})

test('finds certificates by fingerprint and by serial in every spelling', async () => {
  const certificate = 'certificates: CN=mail.test (serial fe12) 1 1'
  for (const q of ['ab'.repeat(32), 'AB'.repeat(4), '0xFE12', '00FE12', '00:FE:12', String(0xfe12)])
    expect(await found(q)).toContain(certificate)
  expect(await found('0xFE13')).toEqual([])
})

test('finds records with a uid, log by log and field by field', async () => {
  expect(await found('Cabcdefghijk1')).toEqual([
    'records: conn (uid) null 1',
    'records: conn (tunnel_parents) null 1',
    'records: ssl (uid) null 1',
  ])
})

test('takes a text for a uid where it is said to be one, whatever it looks like', async () => {
  const { groups } = await find(store, new URLSearchParams({ q: 'mail.test', as: 'uid' }))
  expect(groups).toEqual([])
  const short = await storeWith({ conn: [{ ts: 1, uid: 'C2' }] })
  expect((await find(short, new URLSearchParams({ q: 'C2', as: 'uid' }))).groups).toMatchObject([{ kind: 'records', total: 1 }])
})

test('finds nothing in empty data, and names a parameter that it does not take', async () => {
  expect(await find(await storeWith({}), new URLSearchParams({ q: 'mail.test' }))).toEqual({
    q: 'mail.test',
    read_as: 'part of a name',
    groups: [],
  })
  await expect(find(store, new URLSearchParams({ x: '1' }))).rejects.toMatchObject({
    status: 'bad-params',
    details: { fields: { x: expect.anything() } },
  })
})

test('text from outside is bound, never spliced', async () => {
  expect(await found("' OR 1=1 --")).toEqual([])
  expect(await found("x') UNION SELECT 1 --")).toEqual([])
})

test('finds an international name in both of its spellings, however it is typed', async () => {
  const dns = ['xn--mnchen-3ya.example', 'www.münchen.example', 'xn--caf-dma.test'].map((query) => ({
    ts: 1,
    id_orig_h: '192.0.2.1',
    query,
  }))
  const own = await storeWith({ dns })
  const labels = async (q: string) =>
    (await find(own, new URLSearchParams({ q }))).groups.flatMap(({ rows }) => rows.map(({ label }) => label))
  for (const q of ['München.example', 'xn--mnchen-3ya.example', '*.münchen.example'])
    expect(await labels(q)).toEqual(['xn--mnchen-3ya.example', 'www.münchen.example'])
  for (const form of ['NFC', 'NFD']) expect(await labels('café.test'.normalize(form))).toEqual(['xn--caf-dma.test'])
  expect(await labels('bücher.example')).toEqual([])
})
