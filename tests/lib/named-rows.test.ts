import { beforeAll, expect, test } from 'vitest'
import { run } from '../../lib/run'
import type { Store } from '../../lib/store/store'
import { storeWith } from './store-fixture'
import { toy } from './toy-hunt'

let store: Store

beforeAll(async () => {
  const clients = [1, 2, 3, 4, 5]
  store = await storeWith({
    dns: clients.map((client) => ({ ts: 1_700_000_000, query: 'five.example.test', id_orig_h: `192.0.2.${client}` })),
  })
})

async function ok(query = '') {
  const result = await run(store, toy, new URLSearchParams(query))
  if (result.status !== 'ok') throw new Error(JSON.stringify(result))
  return result
}

test('a row that a filter names by its id is told by what it is called, whether it is kept or left out', async () => {
  const [row] = (await ok()).rows
  const named = [{ id: row?.id, title: 'five.example.test' }]
  expect((await ok(`filter=-row:${row?.id}`)).named).toEqual(named)
  expect((await ok(`filter=row:${row?.id}`)).named).toEqual(named)
})

test('it is left out where the hunt has no such row, and nothing is told where no filter names one', async () => {
  expect((await ok('filter=-row:0123456789abcdef')).named).toEqual([])
  expect((await ok('filter=-query:five.example.test')).named).toEqual([])
})
