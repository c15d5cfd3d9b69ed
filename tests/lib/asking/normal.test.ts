import { beforeAll, describe, expect, test } from 'vitest'
import { type Spread, spread } from '../../../lib/asking/normal'
import type { Hunt } from '../../../lib/hunt'
import { certificateMismatch } from '../../../lib/hunts/certificate-mismatch'
import { leastFrequency } from '../../../lib/hunts/least-frequency'
import { portProtocol } from '../../../lib/hunts/port-protocol'
import { run } from '../../../lib/run'
import type { Store } from '../../../lib/store/store'
import { flow, times } from '../../hunts/port-protocol-rows'
import { storeWith } from '../store-fixture'
import { toy } from '../toy-hunt'

async function normal(store: Store, hunt: Hunt, search = ''): Promise<Spread> {
  const answer = await spread(store, hunt, new URLSearchParams(search))
  if (answer.status !== 'ok') throw new Error(answer.message)
  return answer
}

const told = ({ steps }: Spread) => Object.fromEntries(steps.flatMap(({ label, count }) => (count > 0 ? [[label, count]] : [])))

describe('the steps of a hunt', () => {
  /** Names with 1, 2, 3 and 5 clients, and one that is hidden for what it is called. */
  const asked: readonly (readonly [string, number])[] = [
    ['one.test', 1],
    ['two.test', 2],
    ['three.cdn.test', 3],
    ['five.test', 5],
    ['six.local', 6],
  ]
  let store: Store
  beforeAll(async () => {
    const dns = asked.flatMap(([query, clients]) =>
      Array.from({ length: clients }, (_, i) => ({ ts: 1_767_312_000, query, id_orig_h: `192.0.2.${i + 1}` })),
    )
    store = await storeWith({ dns })
  })

  test('count all rows, the hidden ones too', async () => {
    expect(told(await normal(store, toy, 'clients=3'))).toEqual({ 1: 1, 2: 1, '3–5': 2, '6–11': 1 })
  })

  test('say how many of them nothing unusual holds of', async () => {
    const { total, usual, apart } = await normal(store, toy, 'clients=3')
    expect({ total, usual, apart }).toEqual({ total: 5, usual: { words: 'have fewer than 3 clients', count: 2 }, apart: 0 })
  })

  test.each(['', 'clients=1', 'local=true', 'filter=score:1..', 'filter=clients:5..', 'filter=-query:five.test'])(
    'list as many rows as their pill leaves: %s',
    async (search) => {
      const { steps, by } = await normal(store, toy, search)
      for (const { filter, listed } of steps) {
        const params = new URLSearchParams(search)
        const others = params.getAll('filter').filter((pill) => !pill.startsWith(`${by}:`))
        params.delete('filter')
        for (const pill of [...others, filter ?? '']) params.append('filter', pill)
        expect(await run(store, toy, params)).toMatchObject({ status: 'ok', total: listed })
      }
    },
  )

  test('do not depend on filters on rows, but on those on records', async () => {
    expect(told(await normal(store, toy, 'filter=score:30..'))).toEqual(told(await normal(store, toy)))
    expect(told(await normal(store, toy, 'filter=id_orig_h:192.0.2.1'))).toEqual({ 1: 5 })
  })
})

test('connections are summed over the services of each tier, and what fits or cannot be compared is usual', async () => {
  const conn = [
    ...times(7, () => ({ service: 'http' })),
    ...times(2, () => ({ service: 'ssh' })),
    flow({ port: 9100 }),
    flow({ port: 443 }),
  ]
  const answer = await normal(await storeWith({ conn }), portProtocol)
  expect(told(answer)).toEqual({ 'as registered': 7, 'nothing to compare': 1, 'wrong protocol': 2, 'no protocol': 1 })
  expect(answer).toMatchObject({ total: 11, usual: { count: 8 } })
  expect(answer.steps.find(({ label }) => label === 'wrong protocol')).toMatchObject({ listed: 1, filter: 'tier:1' })
})

test('a certificate that holds a second longer than 398 days is unusual; one of unknown dates is counted apart', async () => {
  const start = Date.parse('2025-01-01T00:00:00Z') / 1000
  const days = 86_400
  const held = [398 * days - 1, 398 * days, 90 * days]
  const x509 = held.map((seconds, i) => ({
    ts: start,
    fingerprint: `f${i}`,
    certificate_not_valid_before: start,
    certificate_not_valid_after: start + seconds,
  }))
  const ssl = [...held, 0].map((_, i) => ({
    ts: start,
    uid: `C${i}`,
    server_name: `${i}.test`,
    cert_chain_fps: [`f${i}`],
    established: true,
  }))
  const answer = await normal(await storeWith({ ssl, x509 }), certificateMismatch)
  expect(told(answer)).toEqual({ 'up to 100': 1, '201–398': 1, '399–825': 1 })
  expect(answer).toMatchObject({ total: 3, usual: { count: 2 }, apart: 1 })
})

test('records without a value, which are told in place of a row, are no value', async () => {
  const http = [
    { user_agent: 'a', id_orig_h: '192.0.2.1' },
    { user_agent: null, id_orig_h: '192.0.2.1' },
  ]
  expect(await normal(await storeWith({ http }), leastFrequency)).toMatchObject({ total: 1, apart: 0 })
})

test('a row is found by what explains it', async () => {
  const dns = ['a.cdn.test', 'b.test'].flatMap((query) => ['192.0.2.1', '192.0.2.2'].map((id_orig_h) => ({ query, id_orig_h })))
  const store = await storeWith({ dns })
  const titles = async (filter: string) => {
    const answer = await run(store, toy, new URLSearchParams({ filter }))
    return answer.status === 'ok' && answer.rows.map(({ title }) => title)
  }
  expect(await titles('explained:cdn')).toEqual(['a.cdn.test'])
  expect(await titles('-explained:cdn')).toEqual(['b.test'])
  expect(await titles('explained:-')).toEqual(['b.test'])
})
