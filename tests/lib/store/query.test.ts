import { describe, expect, it, onTestFinished } from 'vitest'
import { raw, sql } from '../../../lib/sql'
import { openDuckDB } from '../../../lib/store/duckdb'
import { storeWith } from '../store-fixture'

const store = await storeWith({
  conn: [
    {
      ts: '2026-01-02T03:04:05.678901Z',
      uid: 'C1',
      id_orig_h: '192.0.2.1',
      id_resp_h: '2001:db8:1::5',
      id_resp_p: 443,
      duration: 0.00087,
      orig_bytes: 10,
      local_orig: true,
      tunnel_parents: ['b', 'a'],
    },
    { ts: -1.5, uid: 'C2', id_orig_h: '198.51.100.7', id_resp_h: '203.0.113.9', orig_bytes: '18446744073709551615', tunnel_parents: [] },
    { ts: null, uid: null, id_orig_h: '192.0.2.200', id_resp_h: '203.0.113.9' },
  ],
})
const long = sql`SELECT count(*) AS n FROM range(100000000000) t(i) WHERE i % 7 = 3`
const { dialect: fn } = store
const one = async (expression: ReturnType<typeof sql>) => (await store.query(sql`SELECT ${expression} AS v`)).rows[0]?.v

describe('values', () => {
  it('answers times in UTC with microseconds, intervals in seconds, big counts as text', async () => {
    const { rows } = await store.query(sql`SELECT ts, duration, orig_bytes, local_orig, tunnel_parents FROM logs.conn ORDER BY _line`)
    expect(rows).toEqual([
      { ts: '2026-01-02T03:04:05.678901Z', duration: 0.00087, orig_bytes: 10, local_orig: true, tunnel_parents: ['b', 'a'] },
      { ts: '1969-12-31T23:59:58.500000Z', duration: null, orig_bytes: '18446744073709551615', local_orig: null, tunnel_parents: [] },
      { ts: null, duration: null, orig_bytes: null, local_orig: null, tunnel_parents: null },
    ])
  })
  it('answers null for what is not a finite number', async () => {
    expect(await one(raw(`['nan'::DOUBLE, 'inf'::DOUBLE, 1.5]`))).toEqual([null, null, 1.5])
  })
  it('answers bytes that are not UTF-8 as escapes', async () => {
    expect(await one(raw(String.raw`'a\xFF\x5C\xC3\xBC'::BLOB`))).toBe('a\\xff\\\\ü')
  })
  it('binds text, numbers, truth, nothing and lists', async () => {
    const { rows } = await store.query(
      sql`SELECT ${"x'; DROP"} AS t, ${1.5} AS n, ${true} AS b, ${null} AS z, ${['a', "b'"]} AS l, ${[]} AS e`,
    )
    expect(rows).toEqual([{ t: "x'; DROP", n: 1.5, b: true, z: null, l: ['a', "b'"], e: [] }])
  })
})

describe('dialect', () => {
  it('finds addresses in a network, both families', async () => {
    const within = async (cidr: string) =>
      (
        await store.query(
          sql`SELECT count(*) AS n FROM logs.conn WHERE ${fn.inNetwork(sql`id_orig_h`, cidr)} OR ${fn.inNetwork(sql`id_resp_h`, cidr)}`,
        )
      ).rows[0]?.n
    expect(await within('192.0.2.0/24')).toBe(2)
    expect(await within('192.0.2.0/25')).toBe(1)
    expect(await within('2001:db8::/32')).toBe(1)
    expect(await within('203.0.113.9')).toBe(2)
    expect(() => fn.inNetwork(sql`id_orig_h`, '192.0.2.0/33')).toThrow('no network')
  })
  it('names the network of an address', async () => {
    const named = (address: string) => one(fn.networkOf(sql`CAST(${address} AS VARCHAR)`))
    expect(await named('192.0.2.1')).toBe('192.0.0.0/16')
    expect(await named('2001:db8:1:2::5')).toBe('2001:db8:1::/48')
    expect(await named('2001:db8::5')).toBe('2001:db8::/48')
    expect(await named('256.0.0.1')).toBeNull()
    expect(await named('cdn.example')).toBeNull()
  })
  it('puts times into buckets, also before 1970', async () => {
    expect(await one(fn.bucket(fn.timestamp('2026-01-02T03:04:05.5Z'), 60))).toBe('2026-01-02T03:04:00.000000Z')
    expect(await one(fn.bucket(fn.timestamp('1969-12-31T23:59:59Z'), 60))).toBe('1969-12-31T23:59:00.000000Z')
    expect(await one(fn.epochMicros(fn.timestamp('1970-01-01T02:00:01+02:00')))).toBe(1_000_000)
  })
  it('lists distinct values in order, empty when there are none', async () => {
    const { rows } =
      await store.query(sql`SELECT ${fn.list(sql`v`)} AS l, ${fn.quantile(sql`n`, 0.5)} AS q, ${fn.argMax(sql`v`, sql`n`)} AS m
      FROM (VALUES ('b', 1), ('a', 2), ('b', 4), (NULL, 5)) t(v, n)`)
    expect(rows).toEqual([{ l: ['a', 'b'], q: 3, m: 'b' }])
    expect((await store.query(sql`SELECT ${fn.list(sql`uid`)} AS l FROM logs.conn WHERE FALSE`)).rows).toEqual([{ l: [] }])
  })
  it('unnests lists side by side, with positions where they are asked for', async () => {
    const lists = sql`(VALUES (1, ['x', 'y'], [7]), (2, [], NULL), (3, NULL, [8])) l(id, a, b)`
    const both = { a: sql`l.a`, b: sql`l.b` }
    const plain = await store.query(sql`SELECT l.id, u.* FROM ${lists}, ${fn.unnest(both)} AS u ORDER BY ALL`)
    const placed = await store.query(sql`SELECT l.id, u.* FROM ${lists}, ${fn.unnestPlaced(both)} AS u ORDER BY ALL`)
    const rows = [
      { id: 1, a: 'x', b: 7 },
      { id: 1, a: 'y', b: null },
      { id: 3, a: null, b: 8 },
    ]
    expect(plain.rows).toEqual(rows)
    expect(placed.rows).toEqual(rows.map((row, i) => ({ ...row, position: [1, 2, 1][i] })))
  })
  it('digests parts so that unset, empty and joined parts differ', async () => {
    const digests = await Promise.all(
      [[sql`NULL`, sql`'a'`], [sql`''`, sql`'a'`], [sql`'a'`, sql`NULL`], [sql`'null'`, sql`'a'`], [sql`'a'`], [sql`'","a'`]].map((parts) =>
        one(fn.digest(parts)),
      ),
    )
    expect(new Set(digests).size).toBe(6)
    for (const digest of digests) expect(digest).toMatch(/^[0-9a-f]{16}$/)
  })
})

describe('running', () => {
  it('interrupts a query when the signal aborts, and stays usable', async () => {
    const started = performance.now()
    await expect(store.query(long, { signal: AbortSignal.timeout(100) })).rejects.toMatchObject({ status: 'cancelled' })
    expect(performance.now() - started).toBeLessThan(2000)
    expect(await one(sql`1`)).toBe(1)
  })
  it('refuses a signal that is aborted already', async () => {
    await expect(store.query(sql`SELECT 1`, { signal: AbortSignal.abort() })).rejects.toMatchObject({ status: 'cancelled' })
  })
  it('lets waiting queries leave the line', async () => {
    const controller = new AbortController()
    const running = Array.from({ length: 8 }, () => store.query(long, { signal: controller.signal }).catch((error) => error.status))
    await expect(store.query(sql`SELECT 1`, { signal: AbortSignal.timeout(100) })).rejects.toMatchObject({ status: 'cancelled' })
    controller.abort()
    expect(new Set(await Promise.all(running))).toEqual(new Set(['cancelled']))
    expect(await one(sql`2`)).toBe(2)
  })
  it('streams all rows in batches, and ends early when it is left', async () => {
    let rows = 0
    for await (const batch of store.stream(sql`SELECT i FROM range(10000) t(i)`)) rows += batch.length
    expect(rows).toBe(10000)
    for await (const batch of store.stream(sql`SELECT i FROM range(100000000) t(i)`)) {
      expect(batch[0]).toEqual({ i: 0 })
      break
    }
    expect(await one(sql`3`)).toBe(3)
  })
  it('reports progress as a share', async () => {
    const shares: number[] = []
    // The engine decides at a query's first step whether it can tell, and that races with the start of the scan.
    for (let attempt = 0; shares.length === 0 && attempt < 40; attempt++)
      await store.query(long, { signal: AbortSignal.timeout(400), onProgress: (share) => shares.push(share) }).catch(() => undefined)
    expect(shares[0]).toBeGreaterThanOrEqual(0)
    expect(shares[0]).toBeLessThanOrEqual(1)
  })
})

describe('keeping', () => {
  it('runs a query once for all callers', async () => {
    const query = sql`SELECT random() AS r, ${'x'} AS x`
    const [a, b] = await Promise.all([store.keep('once', query), store.keep('once', query)])
    const first = await store.query(sql`SELECT * FROM ${a}`)
    expect((await store.query(sql`SELECT * FROM ${b}`)).rows).toEqual(first.rows)
    expect((await store.query(sql`SELECT * FROM ${await store.keep('once', query)}`)).rows).toEqual(first.rows)
  })
  it('runs it again when the data have changed', async () => {
    const query = sql`SELECT count(*) AS n FROM spoor.addresses WHERE address = '192.0.2.99'`
    expect((await store.query(sql`SELECT n FROM ${await store.keep('changes', query)}`)).rows).toEqual([{ n: 0 }])
    const before = store.version()
    await store.write(({ run }) => run(sql`INSERT INTO spoor.addresses VALUES ('192.0.2.99', 1)`))
    expect(store.version()).toBeGreaterThan(before)
    expect((await store.query(sql`SELECT n FROM ${await store.keep('changes', query)}`)).rows).toEqual([{ n: 1 }])
  })
  it('goes on for one caller when another leaves, and stops when all have left', async () => {
    const query = sql`SELECT sum(i * 3) AS n FROM range(100000000) t(i)`
    const left = store.keep('shared', query, { signal: AbortSignal.timeout(20) })
    const stays = store.keep('shared', query)
    await expect(left).rejects.toMatchObject({ status: 'cancelled' })
    expect((await store.query(sql`SELECT n FROM ${await stays}`)).rows).toEqual([{ n: '14999999850000000' }])
    await expect(store.keep('alone', long, { signal: AbortSignal.timeout(50) })).rejects.toMatchObject({ status: 'cancelled' })
    await expect(store.keep('fault', sql`SELECT nothing`)).rejects.toThrow('nothing')
  })
})

it('takes everything back when a write throws', async () => {
  const before = store.version()
  await expect(
    store.write(async ({ run }) => {
      await run(sql`DELETE FROM logs.conn`)
      throw new Error('halfway')
    }),
  ).rejects.toThrow('halfway')
  expect((await store.query(sql`SELECT count(*) AS n FROM logs.conn`)).rows).toEqual([{ n: 3 }])
  expect(store.version()).toBe(before)
})

it('names the tables that are loaded with their columns in order', async () => {
  const tables = await store.tables()
  expect([...tables.keys()]).toEqual(['conn'])
  expect(tables.get('conn')?.slice(0, 2)).toEqual([
    { name: 'ts', type: 'time' },
    { name: 'uid', type: 'string' },
  ])
})

it('says of a query that its memory does not suffice for what to do, and answers the next one', async () => {
  const store = await openDuckDB({ path: ':memory:', memory: 32e6, threads: 1 })
  onTestFinished(() => store.close())
  const large = sql`SELECT len(list(repeat('x', 1000) || i)) AS n FROM range(1000000) AS rows(i)`
  await expect(store.query(large)).rejects.toMatchObject({ status: 'failed', message: expect.stringContaining('SPOOR_MEMORY') })
  expect((await store.query(sql`SELECT 1 AS one`)).rows).toEqual([{ one: 1 }])
})
