import { beforeAll, describe, expect, test } from 'vitest'
import { run } from '../../../lib/run'
import type { AskOptions } from '../../../lib/stages'
import type { Store } from '../../../lib/store/store'
import { storeWith } from '../store-fixture'
import { toy } from '../toy-hunt'

let store: Store

beforeAll(async () => {
  const lookups = [1, 2, 3].map((n) => ({ ts: 1_700_000_000 + n, query: n === 3 ? 'b.test' : 'a.test', id_orig_h: `192.0.2.${n}` }))
  store = await storeWith({
    dns: lookups,
    conn: [1, 2, 3, 4, 5].map((n) => ({ ts: 1_700_000_000, id_orig_h: `192.0.2.${n}` })),
    http: [{ ts: 1_700_000_000, host: 'a.test' }],
  })
})

async function ok(query = '', options: AskOptions = {}) {
  const result = await run(store, toy, new URLSearchParams(query), options)
  if (result.status !== 'ok') throw new Error(JSON.stringify(result))
  return result
}

describe('what was read', () => {
  test('is each log of the hunt with its records in scope, the largest first', async () => {
    expect((await ok()).read).toEqual([
      { log: 'conn', records: 5 },
      { log: 'dns', records: 3 },
    ])
  })

  test('follows the scope, and a filter that a log cannot use leaves it whole', async () => {
    expect((await ok('filter=query:a.test&from=1700000001')).read).toEqual([
      { log: 'dns', records: 2 },
      { log: 'conn', records: 0 },
    ])
    expect((await ok('filter=query:b.test')).read).toEqual([
      { log: 'conn', records: 5 },
      { log: 'dns', records: 1 },
    ])
  })

  test('is told before it is read, stage by stage', async () => {
    const told = new Set<string>()
    await ok('weight=11', { onStage: ({ stage, of, doing }) => told.add(`${stage} of ${of}, ${doing}`) })
    expect([...told]).toEqual([
      '1 of 4, counting the records in scope',
      '2 of 4, reading 5 conn and 3 dns records',
      '3 of 4, ordering names',
      '4 of 4, counting what could be judged',
    ])
  })
})
