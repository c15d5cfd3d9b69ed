import { expect, test } from 'vitest'
import { type Funnel, giveNames } from '../../../lib/funnel/funnel'
import type { Hunt } from '../../../lib/hunt'
import { sql } from '../../../lib/sql'
import type { Store } from '../../../lib/store/store'
import { storeWith } from '../store-fixture'
import { toy } from '../toy-hunt'

const lookups = (query: string, clients: number) =>
  Array.from({ length: clients }, (_, i) => ({ ts: 1_760_000_000 + i, uid: `${query}${i}`, id_orig_h: `192.0.2.${i + 1}`, query }))

/** Gives five points to each name, under several spellings in one row. */
const several: Hunt = {
  ...toy,
  id: 'several',
  title: 'Together',
  columns: { all: { kind: 'names', label: 'Names', help: 'All names.' }, score: { kind: 'score', label: 'Score', help: 'Five.' } },
  key: ['all'],
  query: ({ from, fn }) =>
    sql`SELECT ${fn.list(sql`upper(query)`)} AS "all", CAST(NULL AS VARCHAR) AS hidden_by FROM ${from.dns ?? sql`none`}`,
  signals: () => [{ code: 'five', label: 'Five', observed: 'all', threshold: 'always', points: sql`5` }],
  explanations: () => [],
}

async function ask(store: Store, hunts: readonly Hunt[], text = ''): Promise<Funnel> {
  const answer = await giveNames(store, hunts, new URLSearchParams(text))
  if (answer instanceof Response || answer.status !== 'ok') throw new Error('the funnel was not answered')
  return answer
}

const content = () => ({
  dns: [
    ...lookups('cdn.example.com', 6),
    ...lookups('www.example.com', 4),
    ...lookups('www.example.net', 3),
    ...lookups('one.example.org', 1),
  ],
})

test('names come by the highest score of a listed row, explained ones behind, names that no hunt lists last', async () => {
  const answer = await ask(await storeWith(content()), [toy])
  expect(answer.rows.map(({ name, score, toy, explained }) => [name, score, toy, explained])).toEqual([
    ['www.example.com', 40, 40, null],
    ['www.example.net', 30, 30, null],
    ['cdn.example.com', 40, 40, 'Content network'],
    ['one.example.org', null, null, null],
  ])
  expect(answer.hunts).toEqual([{ id: 'toy', title: 'Askers' }])
})

test('each hunt has a column of its own, and the highest of them counts', async () => {
  const answer = await ask(await storeWith(content()), [toy, several], 'sort=name')
  expect(answer.rows.map(({ name, score, toy, several }) => [name, score, toy, several])).toEqual([
    ['cdn.example.com', 40, 40, 5],
    ['one.example.org', 5, null, 5],
    ['www.example.com', 40, 40, 5],
    ['www.example.net', 30, 30, 5],
  ])
  expect((await ask(await storeWith(content()), [toy, several], 'sort=-toy&limit=1&offset=3')).rows).toMatchObject([
    { name: 'one.example.org' },
  ])
})

test('a hunt that gives no points, or has no names, ranks nothing; one that fails is named and spares the rest', async () => {
  const silent: Hunt = { ...toy, id: 'silent', signals: () => [] }
  const addresses: Hunt = { ...toy, id: 'addresses', columns: { ...toy.columns, query: { kind: 'text', label: 'Text', help: 'Text.' } } }
  const broken: Hunt = { ...toy, id: 'broken', query: () => sql`SELECT nothing` }
  const answer = await ask(await storeWith(content()), [silent, addresses, broken, toy])
  expect(answer.hunts.map(({ id }) => id)).toEqual(['toy'])
  expect(Object.keys(answer.errors)).toEqual(['broken'])
  expect(answer.total).toBe(4)
})

test('the total alone asks no hunt, and the scope limits both', async () => {
  const store = await storeWith(content())
  expect(await ask(store, [toy], 'limit=0')).toMatchObject({ total: 4, rows: [], hunts: [] })
  const answer = await ask(store, [toy], 'filter=id_orig_h:192.0.2.1..192.0.2.2')
  expect(answer.rows[0]).toMatchObject({ name: 'www.example.com', clients: 2, score: 20 })
})

test('files hold all names of the list, whatever a page shows', async () => {
  const answer = await giveNames(await storeWith(content()), [toy], new URLSearchParams('format=csv&sort=-clients'))
  if (!(answer instanceof Response)) throw new Error('no file was given')
  expect(answer.headers.get('content-disposition')).toBe('attachment; filename="spoor-names-all.csv"')
  const lines = (await answer.text()).trimEnd().split('\r\n')
  expect(lines[0]).toBe('score,name,toy,explained,clients,records,first_seen,last_seen,domain,rank,rank_list,category,category_list')
  expect(lines.slice(1).map((line) => line.split(',').slice(0, 5).join())).toEqual([
    '40,cdn.example.com,40,Content network,6',
    '40,www.example.com,40,,4',
    '30,www.example.net,30,,3',
    ',one.example.org,,,1',
  ])
})

test('the switches that hide rows count for the scores, and one that cannot be read is named', async () => {
  const store = await storeWith(content())
  const entry = { id: 'a', hunts: 'all' as const, what: [{ field: 'name', value: 'www.example.com' }], source: null }
  const hiding = { ...store, allowed: () => Promise.resolve({ entries: [entry], fault: null }) }
  const scoreOf = async (search: string) =>
    (await ask(hiding, [toy], search)).rows.find(({ name }) => name === 'www.example.com')?.score ?? null
  expect(await scoreOf('')).toBeNull()
  expect(await scoreOf('show_allowed=true')).toBe(40)
  await expect(ask(hiding, [toy], 'show_allowed=perhaps')).rejects.toMatchObject({ status: 'bad-params' })
})
