import { readFileSync } from 'node:fs'
import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { z } from 'zod'
import { about } from '../../lib/about/about'
import { certificate } from '../../lib/entities/certificate'
import { host } from '../../lib/entities/host'
import { name } from '../../lib/entities/name'
import { fastFlux } from '../../lib/hunts/fast-flux'
import { type Jobs, openJobs } from '../../lib/ingest/jobs'
import { ledger } from '../../lib/ingest/ledger'
import { run } from '../../lib/run'
import { type DuckStore, openDuckDB } from '../../lib/store/duckdb'

const story = z.object({
  id: z.string(),
  hosts: z.array(z.string()).default([]),
  hunts: z.array(z.string()),
  explained: z.array(z.string()),
  names: z.array(z.string()),
  addresses: z.array(z.string()).default([]),
  records: z.array(z.object({ log: z.string(), rows: z.int() })),
})
const groundTruth = z.object({ rows: z.record(z.string(), z.int()), stories: z.array(story) })
const told = groundTruth.parse(JSON.parse(readFileSync('data/sample/ground-truth.json', 'utf8')))

let home = ''
let store: DuckStore
let jobs: Jobs

beforeAll(async () => {
  home = await mkdtemp(join(tmpdir(), 'spoor-sample-'))
  store = await openDuckDB({ path: join(home, 'store.duckdb'), memory: 1e9, threads: 2 })
  jobs = await openJobs(store, { folder: join(home, 'ingest') })
  const { id } = await jobs.start(['data/sample/logs'])
  for await (const event of jobs.events(id)) if (event.stage === 'done') expect(event.error).toBeNull()
}, 300_000)

afterAll(async () => {
  await jobs.close()
  await store.close()
  await rm(home, { recursive: true, force: true })
})

test('the loader finds every row of the sample and rejects none', async () => {
  const files = await ledger(store)
  const rows = new Map<string, number>()
  for (const { log, rows: more } of files) rows.set(log ?? '', (rows.get(log ?? '') ?? 0) + more)
  expect(Object.fromEntries([...rows].sort())).toEqual(told.rows)
  expect(
    files.filter(({ status, rejected, lines, rows, skipped }) => status !== 'loaded' || rejected > 0 || lines !== rows + skipped),
  ).toEqual([])
})

test('the fast-flux hunt ranks the planted name first, and explains CDN and NTP pool', async () => {
  const result = await run(store, fastFlux, new URLSearchParams())
  if (result.status !== 'ok') throw new Error(JSON.stringify(result))
  const planted = told.stories.filter(({ hunts }) => hunts.includes('fast-flux')).flatMap(({ names }) => names)
  expect(result.rows[0]?.query).toBe(planted[0])
  expect(result.rows[0]?.explained).toEqual([])
  const score = (row: (typeof result.rows)[number] | undefined) => Number(row?.score ?? 0)
  expect(score(result.rows[0]) - score(result.rows[1])).toBeGreaterThan(40)
  const explained = result.rows.filter((row) => row.explained.length > 0).map(({ query }) => query)
  // The alias that a CDN answers with is not asked for itself.
  const decoys = told.stories.filter((one) => one.explained.includes('fast-flux')).flatMap(({ names }) => names)
  expect(explained.sort()).toEqual(decoys.filter((name) => !name.endsWith('.cloudfront.net')).sort())
})

const storyOf = (id: string) => told.stories.filter((one) => one.id === id)[0] ?? expect.fail(`no story ${id}`)
const rowsOf = (id: string, log: string) => storyOf(id).records.find((part) => part.log === log)?.rows

test('the page of the planted name has the addresses, clients and records of the ground truth, that of its client too', async () => {
  const { names, hosts, addresses } = storyOf('fast-flux')
  const page = await about(store, name, names[0] ?? '', new URLSearchParams({ limit: '100' }))
  const block = (key: string) => page.blocks.find((one) => one.key === key)?.rows ?? []
  expect(page.seen.records.map(({ log, total }) => [log, total])).toEqual(['dns', 'ssl'].map((log) => [log, rowsOf('fast-flux', log)]))
  const resolvers = block('resolvers').map(({ id_resp_h }) => id_resp_h)
  expect([...block('addresses').map(({ answer }) => answer), ...resolvers].sort()).toEqual(addresses.toSorted())
  expect(block('clients').map(({ id_orig_h }) => id_orig_h)).toEqual(hosts)
  const client = await about(store, host, hosts[0] ?? '', new URLSearchParams({ block: 'asked', limit: '1' }))
  expect(client.blocks[0]?.rows).toMatchObject([{ query: names[0], asked: rowsOf('fast-flux', 'dns'), hosts: 1 }])
})

test('a serial leads to every address that showed it', async () => {
  const { addresses, hosts } = storyOf('shared-serial')
  const page = await about(store, certificate, '5EB41C02D97A3F60', new URLSearchParams({ limit: '100' }))
  const shown = new Set(page.blocks.find(({ key }) => key === 'servers')?.rows.map(({ id_resp_h }) => String(id_resp_h)))
  expect([...shown].sort()).toEqual(addresses.toSorted())
  expect(
    page.blocks
      .find(({ key }) => key === 'clients')
      ?.rows.map(({ id_orig_h }) => String(id_orig_h))
      .sort(),
  ).toEqual(hosts.toSorted())
})
