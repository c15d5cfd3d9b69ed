import fc from 'fast-check'
import { beforeAll, describe, expect, test } from 'vitest'
import { records } from '../../../lib/records/records'
import type { Row, Store } from '../../../lib/store/store'
import { storeWith } from '../store-fixture'

const conn = (n: number) => ({
  ts: n % 7 === 0 ? null : 1_700_000_000 + (n % 5) * 60,
  uid: `C${n}`,
  id_orig_h: `192.0.2.${n % 4}`,
  id_resp_h: n % 2 ? '198.51.100.1' : '2001:db8::1',
  id_resp_p: n % 3 === 0 ? null : 440 + (n % 3),
  duration: n % 4 === 0 ? null : n / 10,
  service: n % 6 === 0 ? null : 'ssl',
  tunnel_parents: n % 5 === 0 ? ['Ca', 'Cb'] : n % 5 === 1 ? [] : null,
})
const many = Array.from({ length: 43 }, (_, n) => conn(n))
let store: Store

beforeAll(async () => {
  store = await storeWith({
    conn: many,
    known_hosts: [{ ts: 1_700_000_000, host: '192.0.2.1' }],
    http: [{ ts: 1, host: 'www.example.test' }],
  })
})

const ask = (query: string, log = 'conn') => records(store, log, new URLSearchParams(query))
const uids = (rows: readonly Row[]) => rows.map((row) => row.uid)

async function walk(sort: string, limit: number): Promise<Row[]> {
  const seen: Row[] = []
  for (let cursor: string | null = ''; cursor !== null; ) {
    const page: Awaited<ReturnType<typeof ask>> = await ask(`sort=${sort}&limit=${limit}&cursor=${cursor}`)
    seen.push(...page.rows)
    cursor = page.next
  }
  return seen
}

describe('raw records', () => {
  test('come newest first, those without a time last, with the true total', async () => {
    const { rows, total, next } = await ask('limit=10000')
    expect(total).toBe(43)
    expect(next).toBeNull()
    const times = rows.map((row) => (row.ts === null ? '' : String(row.ts)))
    expect(times).toEqual([...times].sort().reverse())
    expect(rows.at(-1)?.ts).toBeNull()
  })

  test('come by pages of 200 unless asked otherwise', async () => {
    const big = await storeWith({ conn: Array.from({ length: 201 }, (_, n) => conn(n)) })
    const page = await records(big, 'conn', new URLSearchParams())
    expect(page.rows).toHaveLength(200)
    expect(page.next).not.toBeNull()
  })

  test('are visited exactly once by a cursor, in every order', async () => {
    const keys = ['ts', 'duration', 'id_resp_p', 'service', 'id_orig_h', 'tunnel_parents', 'uid', 'local_orig']
    const sort = fc
      .uniqueArray(fc.constantFrom(...keys), { maxLength: 3 })
      .chain((chosen) =>
        fc.tuple(...chosen.map((key) => fc.boolean().map((down) => (down ? `-${key}` : key)))).map((parts) => parts.join(',')),
      )
    await fc.assert(
      fc.asyncProperty(sort, fc.integer({ min: 4, max: 20 }), async (order, limit) => {
        const walked = await walk(order, limit)
        expect(uids(walked)).toEqual(uids((await ask(`sort=${order}&limit=10000`)).rows))
        expect(new Set(uids(walked)).size).toBe(43)
      }),
      { numRuns: 15 },
    )
  })

  test('refuse a cursor of another order, and one that was made up', async () => {
    const { next } = await ask('limit=1')
    await expect(ask(`limit=1&sort=uid&cursor=${next}`)).rejects.toMatchObject({ status: 'bad-params' })
    await expect(ask('cursor=abc')).rejects.toMatchObject({ status: 'bad-params' })
  })

  test('say that the data have changed when the cursor’s record is gone', async () => {
    const cursor = Buffer.from(JSON.stringify(['-ts', '5.3'])).toString('base64url')
    await expect(ask(`cursor=${cursor}`)).rejects.toMatchObject({ status: 'conflict' })
  })

  test('count those without a time as outside of a time scope', async () => {
    const { total, untimed, rows } = await ask('from=1970-01-01&to=2100-01-01&limit=10000')
    expect(untimed).toBe(7)
    expect(total).toBe(36)
    expect(rows).toHaveLength(36)
  })

  test('take a time scope that includes its beginning and excludes its end', async () => {
    expect((await ask('from=1700000060&to=1700000120')).total).toBe((await ask('filter=ts:1700000060')).total)
  })

  test('name a filter that the log cannot use, and stay whole', async () => {
    const { total, scope } = await ask('filter=query:*.test')
    expect(total).toBe(43)
    expect(scope.unused).toEqual([{ filter: 'query:*.test', log: 'conn', reason: 'conn has no field query' }])
  })

  test.each([
    ['limit=10001', 'limit'],
    ['limit=-1', 'limit'],
    ['offset=100001', 'offset'],
    ['sort=nothing', 'sort'],
    ['format=xml', 'format'],
    ['service=ssl', 'service'],
    ['from=yesterday', 'from'],
    ['from=5&to=5', 'to'],
    ['filter=id_resp_p:http', 'filter'],
  ])('refuse %s by name', async (query, name) => {
    await expect(ask(query)).rejects.toMatchObject({ status: 'bad-params', details: { fields: { [name]: [expect.any(String)] } } })
  })

  test('of a log that is not loaded are not found', async () => {
    await expect(ask('', 'ssl')).rejects.toMatchObject({ status: 'not-found' })
    await expect(ask('', 'conn" --')).rejects.toMatchObject({ status: 'not-found' })
  })

  test('tell each column’s type, meaning, kind and in how many records it is set', async () => {
    const { columns } = await ask('limit=0')
    expect(columns.find(({ name }) => name === 'ts')).toMatchObject({ type: 'time', kind: 'time', filled: 36 })
    expect(columns.find(({ name }) => name === 'tunnel_parents')).toMatchObject({ kind: 'list', filled: 18 })
    expect(columns.some(({ name }) => name.startsWith('_'))).toBe(false)
  })
})

describe('host', () => {
  test('is either end of a connection, the address of a log of hosts, or the name that http asked for', async () => {
    expect((await ask('filter=host:192.0.2.1')).total).toBe(11)
    expect((await ask('filter=host:198.51.100.1')).total).toBe(21)
    expect((await ask('filter=host:192.0.2.1', 'known_hosts')).total).toBe(1)
    expect((await ask('filter=host:*.example.test', 'http')).total).toBe(1)
    expect((await ask('filter=host:192.0.2.1', 'http')).total).toBe(0)
  })
})
