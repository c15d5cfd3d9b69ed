import { beforeAll, describe, expect, test } from 'vitest'
import { run } from '../../../lib/run'
import type { Store } from '../../../lib/store/store'
import { storeWith } from '../store-fixture'
import { toy } from '../toy-hunt'

let store: Store
beforeAll(async () => {
  const names = ['five.example.test', 'two.example.test']
  store = await storeWith({
    dns: names.flatMap((query) => [1, 2, 3, 4, 5].map((n) => ({ ts: 1_700_000_000 + n, query, id_orig_h: `192.0.2.${n}` }))),
  })
})

async function ok(query = '') {
  const result = await run(store, toy, new URLSearchParams(query))
  if (result.status !== 'ok') throw new Error(JSON.stringify(result))
  return result
}

describe('a row that a filter names by its id', () => {
  test('is told by what it is called, whether it is kept or left out', async () => {
    const [row] = (await ok()).rows
    const named = [{ id: row?.id, title: row?.title }]
    expect((await ok(`filter=-row:${row?.id}`)).named).toEqual(named)
    expect((await ok(`filter=row:${row?.id}`)).named).toEqual(named)
  })

  test('is left out where the hunt has no such row, and nothing is told where no filter names one', async () => {
    expect((await ok('filter=-row:0123456789abcdef')).named).toEqual([])
    expect((await ok('filter=-query:five.example.test')).named).toEqual([])
  })
})
