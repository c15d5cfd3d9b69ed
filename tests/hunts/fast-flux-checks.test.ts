import { describe, expect, test } from 'vitest'
import { inspect } from '../../lib/asking/inspect'
import { fastFlux } from '../../lib/hunts/fast-flux'
import { records } from '../../lib/records/records'
import { type FixtureRow, storeWith } from '../lib/store-fixture'
import { type Answer, answered, lookup } from './fast-flux-rows'

type Logs = Readonly<Record<string, readonly FixtureRow[]>>

/** What the opened row of `flux.example` shows, and a way to count the records that its filters give. */
async function opened(answers: readonly Answer[], others: Logs = {}, search = '') {
  const store = await storeWith({ dns: answers.map(lookup), ...others })
  const { rows } = await answered(store, search)
  const row = rows.find(({ query }) => query === 'flux.example')
  const result = await inspect(store, fastFlux, row?.id ?? '', new URLSearchParams(search))
  if (result.status !== 'ok') throw new Error(result.message)
  const given = async ({ log, filter }: (typeof result.checks)[number]) =>
    (await records(store, log, new URLSearchParams(filter.map((one) => ['filter', one])))).total
  return { ...result, given }
}

const answers: readonly Answer[] = [
  { at: 0, answers: ['alias.example', '192.0.2.1', '198.51.100.1'], ttl: 60 },
  { at: 100, answers: ['2001:db8::1'], ttl: 60, type: 'AAAA' },
  { at: 150, answers: ['203.0.113.9'], ttl: 60, client: '10.0.0.77', more: { aa: true } },
  { at: 200, answers: ['192.0.2.1'], ttl: 60, query: 'sister.example' },
  { at: 300, answers: ['203.0.113.7'], ttl: 60, query: 'stranger.example' },
]
const connection = (from: string, to: string, more: FixtureRow = {}): FixtureRow => ({
  ts: 1_767_600_000,
  id_orig_h: from,
  id_resp_h: to,
  ...more,
})

describe('next checks', () => {
  const logs = {
    conn: [
      connection('10.0.0.9', '192.0.2.1'),
      connection('10.0.0.9', '2001:db8:0::1'),
      connection('10.0.0.8', '192.0.2.1'),
      connection('10.0.0.9', '203.0.113.7'),
    ],
    ssl: [
      connection('10.0.0.9', '192.0.2.1', { cert_chain_fuids: ['F1'] }),
      connection('10.0.0.8', '198.51.100.1', { cert_chain_fuids: ['F2'] }),
      connection('10.0.0.9', '192.0.2.1'),
      connection('10.0.0.9', '203.0.113.7', { cert_chain_fuids: ['F3'] }),
    ],
  }

  test('count what its clients, other names and certificates had to do with its addresses, recursors left out', async () => {
    const { checks, given } = await opened(answers, logs)
    expect(checks.map(({ label, log, total }) => [label, log, total])).toEqual([
      ['Connections from 10.0.0.9 to the 4 addresses', 'conn', 2],
      ['Other names on the 4 addresses', 'dns', 1],
      ['TLS that showed a certificate, to the 4 addresses', 'ssl', 2],
    ])
    for (const check of checks) expect(await given(check)).toBe(check.total)
  })

  test('ask for fingerprints where certificates are logged by them', async () => {
    const ssl = [connection('10.0.0.9', '192.0.2.1', { cert_chain_fps: ['ab'] }), connection('10.0.0.9', '192.0.2.1')]
    expect((await opened(answers, { ssl })).checks.at(-1)).toMatchObject({ log: 'ssl', total: 1 })
  })

  test('other names are also those that the scope left out', async () => {
    const { checks } = await opened(answers, {}, 'filter=query:flux.example')
    expect(checks.find(({ log }) => log === 'dns')).toMatchObject({ total: 1 })
  })

  test('name each of a few clients, and any host beyond twenty', async () => {
    const from = (n: number) =>
      Array.from({ length: n }, (_, i) => ({ at: i, answers: ['192.0.2.1', '192.0.2.2'], ttl: 60, client: `10.0.1.${i}` }))
    const few = await opened(from(20), logs)
    expect(few.checks[0]).toMatchObject({ label: 'Connections from its 20 clients to the 2 addresses', total: 0 })
    const many = await opened(from(21), logs)
    expect(many.checks[0]).toMatchObject({ label: 'Connections from any host to the 2 addresses', total: 2 })
  })

  test('ask for the first fifty addresses in time, and say so', async () => {
    const each = (n: number) => Array.from({ length: n }, (_, i) => ({ at: i * 100, answers: [`192.0.2.${200 - i}`], ttl: 60 }))
    expect((await opened(each(50))).checks[0]?.label).toBe('Other names on the 50 addresses')
    const { checks } = await opened(each(51))
    expect(checks.map(({ label }) => label)).toEqual(['Other names on the first 50 of 51 addresses'])
    expect(checks[0]?.filter).toContain('answers:192.0.2.151')
    expect(checks[0]?.filter).not.toContain('answers:192.0.2.150')
  })
})

test('evidence shows the last lookups with the answers that decide, and counts what names it', async () => {
  const { evidence } = await opened(answers, {
    ssl: [connection('10.0.0.9', '192.0.2.1', { server_name: 'flux.example' })],
    http: [connection('10.0.0.9', '192.0.2.1', { host: 'flux.example' }), connection('10.0.0.9', '192.0.2.1', { host: 'other.example' })],
  })
  expect(evidence.map(({ log, total }) => [log, total])).toEqual([
    ['dns', 3],
    ['dns', 0],
    ['ssl', 1],
    ['http', 1],
  ])
  expect(evidence[0]?.fields.filter(({ deciding }) => deciding).map(({ name }) => name)).toEqual(['answers'])
  expect(evidence[0]?.records.map((record) => record.answers)).toEqual([
    ['203.0.113.9'],
    ['2001:db8::1'],
    ['alias.example', '192.0.2.1', '198.51.100.1'],
  ])
})
