import { existsSync } from 'node:fs'
import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, expect, test, vi } from 'vitest'
import { sql } from '../../../lib/sql'
import { openDuckDB } from '../../../lib/store/duckdb'
import { storeWith } from '../store-fixture'

const many = sql`SELECT i FROM range(1000000) t(i) ORDER BY i DESC`
const store = await storeWith({})
const begin = (count: number, from = store, signal?: AbortSignal) =>
  Promise.all(
    Array.from({ length: count }, async () => {
      const rows = from.stream(many, signal ? { signal } : {})[Symbol.asyncIterator]()
      expect((await rows.next()).value?.[0]).toEqual({ i: 999_999 })
      return rows
    }),
  )

afterEach(() => {
  vi.useRealTimers()
})

test('readers that take their time keep nobody from asking, and get all their rows', async () => {
  const streams = await begin(12)
  const answer = await store.query(sql`SELECT 1 AS one`, { signal: AbortSignal.timeout(10_000) })
  expect(answer.rows).toEqual([{ one: 1 }])
  const [first, ...others] = streams
  let rows = 2048
  for (let next = await first?.next(); next?.value; next = await first?.next()) rows += next.value.length
  expect(rows).toBe(1_000_000)
  for (const other of others) await other.return?.()
})

test('results that are still computed leave turns to others', async () => {
  const slow = sql`SELECT i, count(*) OVER () AS n FROM range(100000000000) t(i) WHERE i % 7 = 3`
  const stop = new AbortController()
  const computed = Array.from({ length: 8 }, () => store.stream(slow, { signal: stop.signal })[Symbol.asyncIterator]().next())
  const ends = Promise.allSettled(computed)
  expect((await store.query(sql`SELECT 1 AS one`, { signal: AbortSignal.timeout(20_000) })).rows).toEqual([{ one: 1 }])
  stop.abort()
  expect((await ends).map(({ status }) => status)).toEqual(Array(8).fill('rejected'))
})

test('a reader that leaves while all turns are taken leaves the line', async () => {
  const [reader] = await begin(1)
  const leaving = new AbortController()
  const [left] = await begin(1, store, leaving.signal)
  const long = sql`SELECT count(*) AS n FROM range(100000000000) t(i) WHERE i % 7 = 3`
  const stop = new AbortController()
  const running = Array.from({ length: 8 }, () => store.query(long, { signal: stop.signal }).catch((error) => error.status))
  const waiting = left?.next()
  leaving.abort()
  await expect(waiting).rejects.toMatchObject({ status: 'cancelled' })
  stop.abort()
  await Promise.all(running)
  expect((await reader?.next())?.value?.[0]).toEqual({ i: 999_999 - 2048 })
  await reader?.return?.()
})

test('a reader that stays away for an hour loses its connection', async () => {
  vi.useFakeTimers({ toFake: ['setTimeout', 'clearTimeout'] })
  const [reader] = await begin(1)
  vi.advanceTimersByTime(3_600_000)
  await expect(reader?.next()).rejects.toMatchObject({ status: 'cancelled', message: 'Nobody read on for an hour.' })
  expect((await store.query(sql`SELECT 1 AS one`)).rows).toEqual([{ one: 1 }])
})

test('a store closes under readers that rest, and leaves no log of changes behind', async () => {
  const folder = await mkdtemp(join(tmpdir(), 'spoor-resting-'))
  const path = join(folder, 'store.duckdb')
  const own = await openDuckDB({ path, memory: 1e9, threads: 2 })
  const [reader] = await begin(1, own)
  await own.write(({ run }) => run(sql`INSERT INTO spoor.addresses VALUES ('192.0.2.1', 1)`))
  await own.close()
  await expect(reader?.next()).rejects.toMatchObject({ status: 'cancelled', message: 'The store is closing.' })
  expect(existsSync(`${path}.wal`)).toBe(false)
  await rm(folder, { recursive: true })
})
