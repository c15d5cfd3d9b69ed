import { beforeAll, describe, expect, test } from 'vitest'
import { records } from '../../lib/records/records'
import { run } from '../../lib/run'
import type { Store } from '../../lib/store/store'
import { storeWith } from './store-fixture'
import { toy } from './toy-hunt'

const lookup = (query: string | null, client: number, ts: number | null = 1_700_000_000) => ({ ts, query, id_orig_h: `192.0.2.${client}` })
const asked = (query: string, clients: number) => Array.from({ length: clients }, (_, i) => lookup(query, i + 1))

let store: Store

beforeAll(async () => {
  store = await storeWith({
    dns: [
      ...asked('two.example.test', 2),
      ...asked('five.example.test', 5),
      ...asked('a.b.five-askers.example.test', 5),
      ...asked('cdn.example.test', 4),
      ...asked('one.example.test', 1),
      ...asked('tiny.io', 2),
      ...asked('printer.local', 3),
      lookup(null, 9),
      lookup('untimed.test', 1, null),
      lookup('untimed.test', 2, null),
    ],
  })
})

async function ok(query = '') {
  const result = await run(store, toy, new URLSearchParams(query))
  if (result.status !== 'ok') throw new Error(JSON.stringify(result))
  return result
}
const names = (result: Awaited<ReturnType<typeof ok>>) => result.rows.map(({ query }) => query)

describe('a result', () => {
  test('says of each column key, label, kind, help, unit and field, the last two null where it has none', async () => {
    const { columns } = await ok()
    for (const column of columns)
      expect(Object.keys(column)).toEqual(expect.arrayContaining(['key', 'label', 'kind', 'help', 'unit', 'field']))
    const of = (name: string) => columns.find(({ key }) => key === name)
    expect(of('query')).toMatchObject({ unit: null, field: 'query' })
    expect(of('first_seen')).toMatchObject({ unit: 'UTC', field: null })
  })

  test('lists the unexplained first, then by score, then by id', async () => {
    const result = await ok()
    expect(names(result).slice(0, 2)).toEqual(['a.b.five-askers.example.test', 'five.example.test'])
    expect(names(result).at(-1)).toBe('cdn.example.test')
    const ties = result.rows.filter(({ score }) => score === 20).map(({ id }) => id)
    expect(ties).toHaveLength(2)
    expect(ties).toEqual([...ties].sort())
    expect(result.total).toBe(6)
    expect(result.explained).toBe(1)
    expect(result.truncated).toBe(false)
  })

  test('scores each row with the sum of its reasons, each within ±40, all within 0–100', async () => {
    for (const query of ['', 'weight=-100', 'weight=100', 'clients=1&local=true'])
      for (const row of (await ok(query)).rows) {
        const points = row.reasons.map((reason) => reason.points)
        expect(points.reduce((sum, value) => sum + value, 0)).toBe(row.score)
        for (const reason of row.reasons) if (reason.code !== 'clip') expect(Math.abs(reason.points)).toBeLessThanOrEqual(40)
        expect(row.score).toBeGreaterThanOrEqual(0)
        expect(row.score).toBeLessThanOrEqual(100)
      }
  })

  test('shows a clip that bites as a line of its own, and none where it does not', async () => {
    const { rows } = await ok()
    expect(rows[0]?.reasons).toEqual([
      { code: 'clients', label: 'Clients', observed: 5, threshold: '≥ 2', points: 40 },
      { code: 'long', label: 'Long name', observed: 'a.b.five-askers.example.test', threshold: '> 20', points: 40 },
      { code: 'deep', label: 'Deep name', observed: 'a.b.five-askers.example.test', threshold: '≥ 4 parts', points: 40 },
      { code: 'clip', label: 'A score lies between 0 and 100', observed: 120, threshold: '0–100', points: -20 },
    ])
    expect(rows[1]?.reasons.map(({ code }) => code)).toEqual(['clients'])
    const below = (await ok('weight=-40')).rows.find(({ query }) => query === 'tiny.io')
    expect(below?.score).toBe(0)
    expect(below?.reasons.at(-1)).toMatchObject({ code: 'clip', observed: -55, points: 55 })
  })

  test('tells for, against, silent and not assessable in the trace', async () => {
    const tiny = (await ok()).rows.find(({ query }) => query === 'tiny.io')
    expect(tiny?.trace).toBe('for: clients +20 | against: short -15 | silent: long, deep | not assessable: odd')
    expect(tiny?.unassessed).toEqual(['odd'])
    expect(tiny?.sentence).toBe('tiny.io was asked for by 2 clients.')
  })

  test('explains a row without points and without dropping it', async () => {
    const cdn = (await ok()).rows.at(-1)
    expect(cdn?.explained).toEqual([{ code: 'cdn', label: 'Content network', observed: 'name has cdn' }])
    expect(cdn?.score).toBe(40)
  })

  test('counts what is hidden where it is hidden, and shows it when asked', async () => {
    expect((await ok()).hidden.slice(2)).toEqual([
      { code: 'few', label: 'fewer than 2 clients', rows: 1, show: { clients: 1 } },
      { code: 'local', label: 'local names', rows: 1, show: { local: true } },
    ])
    const all = await ok('clients=1&local=true')
    expect(all.hidden.map(({ rows }) => rows)).toEqual([0, 0, 0, 0])
    expect(all.total).toBe(8)
  })

  test('carries values as their kinds say, and what cannot be shown', async () => {
    const untimed = (await ok()).rows.find(({ query }) => query === 'untimed.test')
    expect(untimed).toMatchObject({ clients: 2, askers: ['192.0.2.1', '192.0.2.2'], first_seen: null, caveats: ['No lookup has a time.'] })
    expect((await ok()).rows[0]).toMatchObject({ first_seen: '2023-11-14T22:13:20.000000Z', caveats: [] })
    expect((await ok()).coverage).toEqual([
      { label: 'Lookups with a name', observed: 24, of: 25, note: 'the others have none', group: null },
    ])
  })

  test('keeps the id of a row over scopes and parameters', async () => {
    const id = async (query: string) => (await ok(query)).rows.find((row) => row.query === 'five.example.test')?.id
    expect(await id('')).toMatch(/^[0-9a-f]{16}$/)
    expect(await id('weight=1&filter=host:192.0.2.0/24')).toBe(await id(''))
  })

  test('pages by offset without gaps, and says that there is more', async () => {
    const whole = names(await ok('sort=-clients'))
    const first = await ok('sort=-clients&limit=4')
    const second = await ok('sort=-clients&limit=4&offset=4')
    expect([...names(first), ...names(second)]).toEqual(whole)
    expect([first.truncated, second.truncated]).toEqual([true, false])
  })

  test('sorts by several keys, unset last in both directions', async () => {
    expect(names(await ok('sort=first_seen,query')).at(-1)).toBe('untimed.test')
    expect(names(await ok('sort=-first_seen,query')).at(-1)).toBe('untimed.test')
    expect(names(await ok('sort=-clients,query')).slice(0, 2)).toEqual(['a.b.five-askers.example.test', 'five.example.test'])
  })
})

describe('the scope', () => {
  test('limits the logs before anything is counted', async () => {
    const { rows } = await ok('filter=host:192.0.2.1..192.0.2.3')
    expect(rows.find(({ query }) => query === 'five.example.test')?.clients).toBe(3)
    expect((await ok('to=2001-01-01')).total).toBe(0)
    expect((await ok('from=2001-01-01')).rows.some(({ query }) => query === 'untimed.test')).toBe(false)
  })

  test('filters the rows where a field is the hunt’s own', async () => {
    expect(names(await ok('filter=clients:5')).sort()).toEqual(['a.b.five-askers.example.test', 'five.example.test'])
    expect((await ok('filter=clients:5')).scope.unused).toEqual([])
    expect((await ok('filter=-clients:3..&filter=askers:192.0.2.1')).total).toBe(3)
  })

  test('names a filter that neither logs nor rows can use', async () => {
    const { scope, total } = await ok('filter=server_name:x')
    expect(total).toBe(6)
    expect(scope).toEqual({
      from: null,
      to: null,
      filter: ['server_name:x'],
      unused: [{ filter: 'server_name:x', log: 'dns', reason: 'dns has no field server_name' }],
      widened: [],
    })
  })
})

describe('what cannot be asked', () => {
  test.each([
    ['clients=0', 'clients'],
    ['client=3', 'client'],
    ['sort=connections', 'sort'],
    ['filter=query', 'filter'],
    ['filter=port:x', 'filter'],
    ['filter=clients:many', 'filter'],
    ['limit=10001', 'limit'],
    ['cursor=abc', 'cursor'],
    ['cursor=', 'cursor'],
    ['from=never', 'from'],
  ])('%s is bad-params and named', async (query, name) => {
    expect(await run(store, toy, new URLSearchParams(query))).toMatchObject({
      status: 'bad-params',
      fields: { [name]: [expect.any(String)] },
    })
  })

  test('names every missing log', async () => {
    const empty = await storeWith({})
    expect(await run(empty, toy, new URLSearchParams())).toEqual({
      status: 'missing-logs',
      logs: ['dns'],
      message: 'dns.log is not in this data. Load it from Files.',
    })
  })
})

test('a cancelled question rejects as cancelled', async () => {
  await expect(run(store, toy, new URLSearchParams('clients=7'), { signal: AbortSignal.abort() })).rejects.toMatchObject({
    status: 'cancelled',
  })
  await expect(records(store, 'dns', new URLSearchParams(), { signal: AbortSignal.abort() })).rejects.toMatchObject({ status: 'cancelled' })
})
