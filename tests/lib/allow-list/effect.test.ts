import { beforeAll, expect, test } from 'vitest'
import { type Effect, effect } from '../../../lib/allow-list/effect'
import { hits } from '../../../lib/allow-list/hits'
import type { Columns } from '../../../lib/columns'
import { certificateMismatch } from '../../../lib/hunts/certificate-mismatch'
import { run } from '../../../lib/run'
import type { DuckStore } from '../../../lib/store/duckdb'
import { storeWith } from '../store-fixture'
import { toy } from '../toy-hunt'
import { allowing, entry } from './entry-fixture'

const asked = (query: string, clients: number) =>
  Array.from({ length: clients }, (_, i) => ({ ts: 1_700_000_000 + i, query, id_orig_h: `192.0.2.${i + 1}` }))
const shaken = (name: string, client: string) => ({
  ts: 1_700_000_000,
  uid: name + client,
  id_orig_h: client,
  id_resp_h: '203.0.113.5',
  id_resp_p: 443,
  version: 'TLSv12',
  server_name: name,
  established: true,
})

let store: DuckStore
beforeAll(async () => {
  store = await storeWith({
    dns: [...asked('a.cdn.example', 2), ...asked('b.cdn.example', 5), ...asked('c.cdn.example', 1), ...asked('other.example', 3)],
    ssl: [shaken('a.cdn.example', '192.0.2.9'), shaken('a.cdn.example', '198.51.100.9'), shaken('b.cdn.example', '192.0.2.9')],
    x509: [],
  })
})

const hunts = [toy, certificateMismatch]
const of = (answer: Effect, hunt: string) => answer.hunts.find((one) => one.hunt === hunt)
const would = (query: string, from: DuckStore = store) => effect(from, hunts, new URLSearchParams(query))
async function total(from: DuckStore, query = '') {
  const result = await run(from, toy, new URLSearchParams(query))
  return result.status === 'ok' ? result.total : null
}

test('what an entry would hide is what it then hides, per hunt and with the first rows', async () => {
  const answer = await would('what=name:*.cdn.example')
  expect(of(answer, 'toy')).toMatchObject({ total: 3, rows: 2, first: [{ title: 'b.cdn.example', score: 40 }, { title: 'a.cdn.example' }] })
  expect(await total(allowing(store, entry('name:*.cdn.example')))).toBe(1)
})

test('the page that it is decided on counts: its scope for every hunt, its parameters for its own', async () => {
  const view = (path: string) => `what=name:*.cdn.example&view=${encodeURIComponent(path)}`
  expect(of(await would(view('/hunts/toy?clients=1')), 'toy')).toMatchObject({ total: 4, rows: 3 })
  expect(of(await would(view('/hunts/services?clients=1')), 'toy')).toMatchObject({ total: 3, rows: 2 })
  expect(of(await would(view('/hunts/toy?filter=clients:5')), 'toy')).toMatchObject({ total: 1, rows: 1 })
})

test('what is hidden already is not hidden again, also where the page shows it', async () => {
  const allowed = allowing(store, entry('name:a.cdn.example'))
  const view = encodeURIComponent('/hunts/toy?show_allowed=true')
  expect(of(await would(`what=name:*.cdn.example&view=${view}`, allowed), 'toy')).toMatchObject({ total: 2, rows: 1 })
})

test('a hunt whose rows lack the field, or do not tell their sources, has no number; one whose log is missing is left out', async () => {
  expect(of(await would('what=query:a.cdn.example'), 'certificate-mismatch')).toMatchObject({ rows: null, first: [] })
  expect(of(await would('what=name:a.cdn.example&source=192.0.2.0/24'), 'toy')).toMatchObject({ rows: null })
  const dns = await storeWith({ dns: asked('a.test', 2) })
  expect((await would('what=name:a.test', dns)).hunts.map(({ hunt }) => hunt)).toEqual(['toy'])
})

test('a network of sources must hold all of a row’s', async () => {
  const columns = toy.columns as Columns
  const telling: typeof toy = {
    ...toy,
    columns: { ...columns, askers: { kind: 'addresses', label: 'Who', help: 'The clients.', field: 'id_orig_h' } },
  }
  const rows = async (name: string, source: string) =>
    (await hits(store, [telling], [entry(`name:${name}`, { id: 'x', source })])).hits.x?.toy
  for (const [name, source, hidden] of [
    ['b.cdn.example', '192.0.2.0/29', 1],
    ['b.cdn.example', '192.0.2.0/30', 0],
    ['a.cdn.example', '192.0.2.0/30', 1],
    ['a.cdn.example', '0.0.0.0/0', 1],
    ['a.cdn.example', '198.51.100.0/24', 0],
  ] as const)
    expect([name, source, await rows(name, source)]).toEqual([name, source, hidden])
})

test('hits are counted for each entry alone, the expired ones too', async () => {
  const past = entry('name:*.cdn.example', { expires: '2026-01-02T00:00:00.000Z' })
  const now = entry('query:b.cdn.example', { hunts: ['toy'] })
  const answer = await hits(allowing(store, now), hunts, [past, now])
  expect(answer.hits[past.id]).toMatchObject({ toy: 2 })
  expect(answer.hits[now.id]).toEqual({ toy: 1 })
  expect(answer.errors).toEqual({})
})

test.each([
  ['what=name', 'what'],
  ['what=-name:a', 'what'],
  ['what=name:*', 'what'],
  ['', 'what'],
  ['what=name:a&source=here', 'source'],
  ['what=name:a&view=//[', 'view'],
  ['what=name:a&view=/hunts/toy?clients=0', 'view'],
  ['what=name:a&hunt=toy', 'hunt'],
])('%s is bad-params and named', async (query, name) => {
  await expect(would(query)).rejects.toMatchObject({ status: 'bad-params', details: { fields: { [name]: [expect.any(String)] } } })
})
