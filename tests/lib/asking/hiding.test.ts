import { beforeAll, describe, expect, test } from 'vitest'
import { giveHunt } from '../../../lib/asking/export-hunt'
import { inspect } from '../../../lib/asking/inspect'
import { counts } from '../../../lib/overview/counts'
import { run } from '../../../lib/run'
import type { DuckStore } from '../../../lib/store/duckdb'
import { allowing, entry } from '../allow-list/entry-fixture'
import { folderWith, storeWithLists } from '../reference/list-fixture'
import { toy } from '../toy-hunt'

const list = ['cdn.example', 'github.io', 'mine.github.io', 'host.duckdns.org', 'duckdns.org', 'late.example', 'sub.only.example']
const names = [
  'www.cdn.example',
  'WWW.CDN.example',
  'their.github.io',
  'mine.github.io',
  'host.duckdns.org',
  'late.example',
  'only.example',
  'other.example',
]

let store: DuckStore
beforeAll(async () => {
  const folder = await folderWith({ 'top.csv': list.map((name, i) => `${i + 1},${name}\n`).join('') })
  const dns = names.flatMap((query) =>
    (query === 'other.example' ? [1, 2, 3] : [1, 2]).map((n) => ({ ts: 1_700_000_000 + n, query, id_orig_h: `192.0.2.${n}` })),
  )
  store = await storeWithLists(folder, { dns })
})

async function ask(query = '', of: DuckStore = store) {
  const result = await run(of, toy, new URLSearchParams(query))
  if (result.status !== 'ok') throw new Error(JSON.stringify(result))
  const listed = result.rows.map((row) => String(row.query)).sort()
  return { ...result, listed, hides: Object.fromEntries(result.hidden.map(({ code, rows }) => [code, rows])) }
}

describe('popular names', () => {
  test('are listed unless the switch is on', async () => {
    const { listed, hidden } = await ask()
    expect(listed).toEqual([...names].sort())
    expect(hidden[0]).toEqual({
      code: 'popular',
      label: 'popular (first 100,000)',
      rows: 0,
      show: { hide_popular: 0 },
      hide: { hide_popular: 100_000 },
    })
  })

  test('are hidden by registrable domain, whatever their case; what strangers get below a suffix is not, nor dynamic DNS, whatever its rank', async () => {
    const { listed, hides, total } = await ask('hide_popular=100')
    expect(listed).toEqual(['host.duckdns.org', 'mine.github.io', 'only.example', 'other.example', 'their.github.io'])
    expect([total, hides.popular]).toEqual([5, 3])
  })

  test('are those within the first so many, the last included', async () => {
    expect((await ask('hide_popular=6')).listed).not.toContain('late.example')
    expect((await ask('hide_popular=5')).listed).toContain('late.example')
    expect((await ask('hide_popular=5')).hidden[0]).toMatchObject({ label: 'popular (first 5)', hide: { hide_popular: 5 } })
  })

  test('are none without a list, and the switch says so', async () => {
    const bare = await storeWithLists(await folderWith({}), { dns: [1, 2].map((n) => ({ query: 'a.test', id_orig_h: `192.0.2.${n}` })) })
    const { hidden, total } = await ask('hide_popular=100', bare)
    expect(total).toBe(1)
    expect(hidden[0]).toMatchObject({ code: 'popular', rows: 0, note: 'no popularity list in SPOOR_LISTS' })
  })
})

describe('the allow-list', () => {
  test('hides what it names, by glob too, and shows it when asked', async () => {
    const allowed = allowing(store, entry('name:*.github.io'), entry('query:only.example'))
    const { listed, hides } = await ask('', allowed)
    expect(listed).toEqual(names.filter((name) => !name.endsWith('github.io') && name !== 'only.example').sort())
    expect(hides.allow_listed).toBe(3)
    const shown = await ask('show_allowed=true', allowed)
    expect([shown.total, shown.hides.allow_listed]).toEqual([names.length, 0])
  })

  test('takes a glob as a whole name: what only ends alike stays', async () => {
    expect((await ask('', allowing(store, entry('name:*.example.org'), entry('name:example')))).total).toBe(names.length)
  })

  test('asks all parts of an entry at once', async () => {
    expect((await ask('', allowing(store, entry(['name:only.example', 'clients:2'])))).hides.allow_listed).toBe(1)
    expect((await ask('', allowing(store, entry(['name:only.example', 'clients:3..'])))).hides.allow_listed).toBe(0)
  })

  test('speaks only of the hunts it names, and of none that lacks its field', async () => {
    expect((await ask('', allowing(store, entry('name:only.example', { hunts: ['fast-flux'] })))).total).toBe(names.length)
    expect((await ask('', allowing(store, entry('name:only.example', { hunts: ['fast-flux', 'toy'] })))).total).toBe(names.length - 1)
    expect((await ask('', allowing(store, entry('serial:0A')))).total).toBe(names.length)
    expect((await ask('', allowing(store, entry('clients:many')))).total).toBe(names.length)
  })

  test('with a network of sources hides nothing where rows do not tell theirs', async () => {
    expect((await ask('', allowing(store, entry('name:only.example', { source: '192.0.2.0/24' })))).total).toBe(names.length)
  })

  test('keeps values of attackers out of the statement', async () => {
    const hostile = entry(`name:"x' OR '1'='1"`)
    expect((await ask('', allowing(store, hostile, entry('name:a%_!*')))).total).toBe(names.length)
  })

  test('takes as many entries as it may hold', async () => {
    const many = Array.from({ length: 500 }, (_, i) => entry(i % 2 ? `name:n${i}.test` : `name:*.n${i}.test`))
    expect((await ask('', allowing(store, ...many, entry('name:only.example')))).hides.allow_listed).toBe(1)
  })

  test('that cannot be read hides nothing and says why', async () => {
    const broken = { ...store, allowed: () => Promise.resolve({ entries: [], fault: 'allow-list.json is cut.' }) }
    const { hidden, total } = await ask('', broken)
    expect(total).toBe(names.length)
    expect(hidden.find(({ code }) => code === 'allow_listed')).toMatchObject({ rows: 0, note: 'allow-list.json is cut.' })
  })
})

describe('what hides', () => {
  test('adds up with what is listed and filtered, and counts each row once', async () => {
    const allowed = allowing(store, entry('name:*.CDN.example'), entry('name:late.example'))
    const { total, filtered, hides, listed } = await ask('hide_popular=100&filter=clients:2', allowed)
    expect(total + filtered + Object.values(hides).reduce((sum, rows) => sum + rows, 0)).toBe(names.length)
    expect(listed).toEqual(['host.duckdns.org', 'mine.github.io', 'only.example', 'their.github.io'])
    expect([filtered, hides.allow_listed, hides.popular]).toEqual([1, 2, 1])
  })

  test('weighs nothing anew', async () => {
    const kept: string[] = []
    const watched: DuckStore = {
      ...store,
      keep: (key, query, options) => {
        kept.push(key)
        return store.keep(key, query, options)
      },
    }
    await ask('', watched)
    const before = new Set(kept)
    await ask('hide_popular=100', allowing(watched, entry('name:only.example')))
    expect(kept.filter((key) => !before.has(key)).map((key) => JSON.parse(key)[1])).toEqual(['hidden'])
  })

  test('is the same in the export, in counts, and beside an open row', async () => {
    const only = entry('name:only.example')
    const allowed = allowing(store, only)
    const row = (await ask('')).rows.find(({ query }) => query === 'only.example')?.id ?? ''
    const csv = await (await giveHunt(allowed, toy, new URLSearchParams('format=csv&hide_popular=100'), {})).text()
    expect(csv).not.toContain('only.example')
    expect(csv.trim().split('\r\n')).toHaveLength(1 + 4)
    expect((await counts(allowed, [toy], new URLSearchParams('hide_popular=100'))).hunts.toy).toMatchObject({
      rows: 4,
      total: names.length,
    })
    expect((await counts(allowed, [toy], new URLSearchParams('show_allowed=1'))).hunts.toy).toMatchObject({ rows: names.length })
    expect(await inspect(allowed, toy, row, new URLSearchParams())).toMatchObject({ hidden_by: 'allow_listed', allowed_by: [only.id] })
    expect(await inspect(allowed, toy, row, new URLSearchParams('show_allowed=true'))).toMatchObject({ hidden_by: null, allowed_by: [] })
  })

  test.each(['hide_popular=-1', 'hide_popular=all', 'show_allowed=maybe'])('%s is bad-params and named', async (query) => {
    const fields = { [query.split('=')[0] ?? '']: [expect.any(String)] }
    expect(await run(store, toy, new URLSearchParams(query))).toMatchObject({ status: 'bad-params', fields })
    await expect(counts(store, [toy], new URLSearchParams(query))).rejects.toMatchObject({ details: { fields } })
  })
})
