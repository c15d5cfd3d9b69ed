import { spawn } from 'node:child_process'
import { existsSync } from 'node:fs'
import { mkdir, readdir, readFile, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { setTimeout } from 'node:timers/promises'
import { fileURLToPath } from 'node:url'
import { expect, test, vi } from 'vitest'
import { openBaselines } from '../../../lib/baselines/baselines'
import { removeFile } from '../../../lib/ingest/remove'
import { bench } from '../ingest/load-fixture'
import { storeWith } from '../store-fixture'
import { answered, baselinesFolder, compared, frozen } from './baseline-fixture'
import { iso, steady } from './steady-traffic'

// Each asks every kind of item several times.
vi.setConfig({ testTimeout: 240_000 })

const connection = { ts: 1_767_571_200, id_orig_h: '10.0.0.1', id_resp_h: '10.0.0.2', id_resp_p: 443, proto: 'tcp', conn_state: 'SF' }
const small = () => storeWith({ conn: [connection, { ...connection, ts: connection.ts + 3600 }] })

test('a baseline says what it was made of, and the newest comes first', async () => {
  const store = await small()
  const { baselines } = await baselinesFolder()
  const given = { name: 'First', author: 'Ana', reason: 'Before the move', filter: ['host:10.0.0.1'], own_networks: ['10.0.0.0/8'] }
  const first = await baselines.make(store, given)
  const second = await baselines.make(store, { name: 'Second', level: 'network' })
  expect(first).toMatchObject({
    name: 'First',
    author: 'Ana',
    reason: 'Before the move',
    from: '2026-01-05T00:00:00.000000Z',
    to: '2026-01-05T01:00:00.000001Z',
    filter: ['host:10.0.0.1'],
    made: { level: 'host', own_networks: ['10.0.0.0/8'] },
    items: { edges: 1, services: 1, attempts: 0 },
    files: 1,
    covered: { hours: 2, of_hours: 2 },
  })
  expect(second.fingerprint).toBe(first.fingerprint)
  expect((await baselines.list()).map(({ name }) => name)).toEqual(['Second', 'First'])
  expect(await baselines.get(first.id)).toEqual(first)
})

test('the fingerprint is another where the window or its records are', async () => {
  const { baselines } = await baselinesFolder()
  const of = async (name: string, store: Awaited<ReturnType<typeof small>>, more = {}) =>
    (await baselines.make(store, { name, ...more })).fingerprint
  const store = await small()
  const [all, part] = [await of('a', store), await of('b', store, { to: '2026-01-05T00:30:00Z' })]
  const other = await of('c', await storeWith({ conn: [connection, connection, { ...connection, ts: connection.ts + 3600 }] }))
  expect(new Set([all, part, other]).size).toBe(3)
})

test('two of one name are refused, whatever the case, and two made at once are both whole or refused', async () => {
  const store = await small()
  const { baselines, folder } = await baselinesFolder()
  await baselines.make(store, { name: 'Usual' })
  await expect(baselines.make(store, { name: 'USUAL' })).rejects.toMatchObject({ status: 'conflict' })
  const made = await Promise.allSettled(['Twin', 'twin'].map((name) => baselines.make(store, { name })))
  expect(made.map(({ status }) => status).sort()).toEqual(['fulfilled', 'rejected'])
  expect(await baselines.list()).toHaveLength(2)
  expect(await readdir(folder)).toHaveLength(2)
})

test('a deleted one is gone with its files; to delete it again is refused', async () => {
  const { baselines, baseline, folder } = await frozen(await small())
  expect(await baselines.remove(baseline.id)).toEqual(baseline)
  expect(await readdir(folder)).toEqual([])
  await expect(baselines.remove(baseline.id)).rejects.toMatchObject({ status: 'not-found' })
  await expect(baselines.get(baseline.id)).rejects.toMatchObject({ status: 'not-found' })
})

test('a freezing that is refused or cancelled leaves nothing', async () => {
  const { baselines, folder } = await baselinesFolder()
  const empty = await storeWith({})
  await expect(baselines.make(empty, { name: 'Nothing' })).rejects.toMatchObject({ status: 'conflict' })
  await expect(baselines.make(await small(), { name: 'x', from: 'noon' })).rejects.toMatchObject({ status: 'bad-params' })
  const beside = { name: 'x', from: '2040-01-01' }
  await expect(baselines.make(await small(), beside)).rejects.toMatchObject({
    status: 'bad-params',
    details: { fields: { from: [expect.stringContaining('behind the last record')] } },
  })
  const controller = new AbortController()
  const onStage = () => controller.abort()
  const making = baselines.make(await small(), { name: 'x' }, { signal: controller.signal, onStage })
  await expect(making).rejects.toMatchObject({ status: 'cancelled' })
  expect(await readdir(folder)).toEqual([])
})

test('a window before the traffic, where one stray record lies, or in which nobody talks is refused, and said why', async () => {
  const { baselines, folder } = await baselinesFolder()
  const store = await storeWith({
    conn: [
      { ...connection, ts: 12 },
      ...Array.from({ length: 400 }, (_, i) => ({ ...connection, ts: connection.ts + i + (i < 200 ? 0 : 864_000) })),
    ],
  })
  const early = { name: 'x', from: '1970-01-01', to: '1970-02-01' }
  await expect(baselines.make(store, early)).rejects.toMatchObject({
    status: 'bad-params',
    details: { fields: { from: [expect.stringContaining('before the traffic, which runs from 2026-01-05')] } },
  })
  await expect(baselines.make(store, { name: 'x', to: '2001-01-01' })).rejects.toMatchObject({ status: 'bad-params' })
  const silent = { name: 'x', from: iso(3), to: iso(5) }
  await expect(baselines.make(store, silent)).rejects.toMatchObject({
    status: 'conflict',
    message: expect.stringContaining('There is no traffic from 2026-01-08'),
  })
  await expect(baselines.make(store, { name: 'x', filter: ['host:203.0.113.9'] })).rejects.toMatchObject({
    status: 'conflict',
    message: expect.stringContaining('fewer filters'),
  })
  expect(await readdir(folder)).toEqual([])
  expect(await baselines.make(store, { name: 'x', from: iso(0), to: iso(1) })).toMatchObject({ items: { edges: 1 } })
})

test('what a killed freezing left is no baseline, and is swept away when the folder is opened', async () => {
  const { folder } = await baselinesFolder()
  const log = join(folder, 'conn.log')
  await writeFile(log, steady({ days: 28 }).conn)
  const baselines = join(folder, 'baselines')
  const child = fileURLToPath(new URL('./freeze-child.ts', import.meta.url))
  const run = spawn(process.execPath, ['--import', 'tsx', child, folder, log], { stdio: 'inherit' })
  const ended = new Promise<NodeJS.Signals | null>((done) => run.on('close', (_, signal) => done(signal)))
  const parts = async () =>
    existsSync(baselines) ? (await readdir(baselines, { recursive: true })).filter((name) => name.includes('.parquet')) : []
  while (run.exitCode === null && (await parts()).length === 0) await setTimeout(2)
  run.kill('SIGKILL')
  expect(await ended).toBe('SIGKILL')
  expect((await readdir(baselines)).map((name) => name.slice(0, 6))).toEqual(['.part-'])
  expect(await openBaselines(baselines).list()).toEqual([])
  expect(await readdir(baselines)).toEqual([])
})

test('a folder that holds no baseline is named, and leaves hunts without any', async () => {
  const store = await small()
  const { baselines, baseline, folder } = await frozen(store)
  await writeFile(join(folder, baseline.id, 'baseline.json'), (await readFile(join(folder, baseline.id, 'baseline.json'), 'utf8')).slice(1))
  expect(await baselines.list()).toEqual([])
  expect(await baselines.faults()).toEqual([expect.stringContaining(baseline.id)])
  expect(await baselines.frozen(store.dialect)).toEqual([])
  await mkdir(join(folder, '.part-elsewhere'))
  expect(await openBaselines(join(folder, 'none')).list()).toEqual([])
})

test('a comparison takes the scope and thresholds, and names what else is asked of it', async () => {
  const kept = await frozen(await small())
  const unknown = ['is not a parameter here']
  const beside = Object.fromEntries(['kind', 'baseline', 'limit', 'format', 'sort', 'nonsense'].map((name) => [name, unknown]))
  const search = `kind=&baseline=zz&limit=1&format=csv&sort=x&nonsense=1&from=${iso(0)}&z=4`
  await expect(compared(kept, search)).rejects.toMatchObject({ status: 'bad-params', details: { fields: beside } })
  expect(await compared(kept, 'z=4&same=true&hide_popular=10')).toMatchObject({ status: 'ok' })
})

test('a comparison is the same after the raw logs of its baseline are removed', async () => {
  const { store, write, load, files } = await bench()
  const weeks = steady({ days: 14, on: (habits, day) => (day < 7 ? habits : habits.slice(3)) })
  const cut = (log: string, keep: (ts: number) => boolean) =>
    log
      .split('\n')
      .filter((line) => line === '' || line.startsWith('#') || keep(Number(line.split('\t')[0])))
      .join('\n')
  const middle = Date.parse(iso(7)) / 1000
  for (const [log, text] of Object.entries(weeks)) {
    await load(
      await write(
        `first/${log}.log`,
        cut(text, (ts) => ts < middle),
      ),
    )
    await load(
      await write(
        `second/${log}.log`,
        cut(text, (ts) => ts >= middle),
      ),
    )
  }
  const kept = await frozen(store, { to: iso(7) })
  const all = async () => {
    const rows = []
    for (const id of ['edges', 'services', 'names', 'user_agents'] as const)
      rows.push(...(await answered(kept.store, id, `from=${iso(7)}`)).rows)
    return rows
  }
  const before = await all()
  expect(new Set(before.map(({ change }) => change))).toEqual(new Set(['same', 'gone']))
  for (const { id, path } of await files()) if (path.includes('/first/')) await removeFile(store, id)
  expect((await files()).every(({ path }) => path.includes('/second/'))).toBe(true)
  expect(await all()).toEqual(before)
})
