import { beforeAll, describe, expect, test } from 'vitest'
import { inspect, overviewChart, rowChart } from '../../../lib/asking/inspect'
import { records } from '../../../lib/records/records'
import { run } from '../../../lib/run'
import type { Store } from '../../../lib/store/store'
import { storeWith } from '../store-fixture'
import { toy } from '../toy-hunt'

const names = ['a.test', 'b.test', 'sub.a.test', '*', '-', 'x..y', 'q"uote']
let store: Store

beforeAll(async () => {
  store = await storeWith({
    dns: Array.from({ length: 700 }, (_, i) => ({
      ts: 1_700_000_000 + i * 60,
      query: names[i % names.length] ?? '',
      id_orig_h: `192.0.2.${i % 9}`,
    })),
  })
})

async function rows(query: string) {
  const result = await run(store, toy, new URLSearchParams(query))
  if (result.status !== 'ok') throw new Error(result.message)
  return result.rows
}

async function seen(id: string, query: string) {
  const result = await inspect(store, toy, id, new URLSearchParams(query))
  if (result.status !== 'ok') throw new Error(result.message)
  return result
}

describe('one row', () => {
  test.each([
    '',
    'from=1700006000&to=1700012000',
    'filter=host:192.0.2.0..192.0.2.4',
    'filter=query:*.test',
    'filter=-query:b.test&filter=clients:2..',
  ])('under %j has evidence and checks whose filters give exactly their counts', async (query) => {
    for (const row of await rows(query)) {
      const { evidence, checks } = await seen(row.id, query)
      expect(evidence.length).toBeGreaterThan(0)
      for (const part of [...evidence, ...checks]) {
        const search = new URLSearchParams(part.filter.map((filter) => ['filter', filter]))
        if (part.from) search.set('from', part.from)
        if (part.to) search.set('to', part.to)
        expect((await records(store, part.log, search)).total).toBe(part.total)
      }
    }
  })

  test('counts as evidence what it was counted from, also for names that look like globs', async () => {
    for (const row of await rows('')) expect((await seen(row.id, '')).evidence[0]?.total).toBe(100)
  })

  test('shows the last of its records, newest first, with the values that decide', async () => {
    const [first] = await rows('')
    const { evidence } = await seen(first?.id ?? '', 'to=1700006000')
    const [part] = evidence
    expect(part?.fields).toEqual([
      { name: 'ts', kind: 'time', deciding: false },
      { name: 'id_orig_h', kind: 'address', deciding: false },
      { name: 'query', kind: 'name', deciding: true },
    ])
    const search = new URLSearchParams([...(part?.filter ?? []).map((filter) => ['filter', filter]), ['to', '1700006000'], ['limit', '4']])
    const page = await records(store, 'dns', search)
    expect(part?.records.map(({ _id }) => _id)).toEqual(page.rows.map(({ _id }) => _id))
    expect(part?.records[0]).toMatchObject({ ts: page.rows[0]?.ts, query: page.rows[0]?.query })
  })

  test('counts a check over what is asked for only when the row is opened', async () => {
    const { checks } = await seen((await rows(''))[0]?.id ?? '', '')
    expect(checks[0]).toMatchObject({
      label: 'Lookups by its last client',
      filter: ['id_orig_h:192.0.2.8'],
      total: 77,
      fields: [],
      records: [],
    })
  })

  test('is the same as in the list, and carries the query with its values', async () => {
    const [first] = await rows('clients=3')
    const one = await seen(first?.id ?? '', 'clients=3')
    expect(one.row).toEqual(first)
    expect(one.sql.text).toContain('$1')
    expect(one.sql.values).toContain(3)
    expect(one.sql.text).not.toContain('192.0.2')
  })

  test('is found while something hides it, and says what', async () => {
    const [first] = await rows('')
    expect((await seen(first?.id ?? '', 'clients=999')).hidden_by).toBe('few')
  })

  test('that is not in the scope is not found', async () => {
    await expect(inspect(store, toy, '0000000000000000', new URLSearchParams())).rejects.toMatchObject({ status: 'not-found' })
  })
})

describe('a chart', () => {
  test('of a row draws its records in the scope', async () => {
    const [first] = await rows('')
    const chart = await rowChart(store, toy, first?.id ?? '', new URLSearchParams('to=1700000600'))
    expect(chart).toMatchObject({ status: 'ok', kind: 'lanes', cut: false })
    expect('points' in chart && chart.points.length).toBeLessThanOrEqual(2)
  })

  test('of the table draws each row once', async () => {
    const chart = await overviewChart(store, toy, new URLSearchParams())
    if (chart.status !== 'ok') throw new Error(chart.message)
    expect(chart).toMatchObject({ x: 'clients', y: 'score', total: 7, cut: false })
    expect(chart.points.map(({ id }) => id)).toEqual((await rows('')).map(({ id }) => id))
    expect(chart.points[0]).toMatchObject({ x: 9, explained: false })
  })
})
