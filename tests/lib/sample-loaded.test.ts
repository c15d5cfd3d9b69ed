import { readFileSync } from 'node:fs'
import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { z } from 'zod'
import { fastFlux } from '../../lib/hunts/fast-flux'
import { leastFrequency } from '../../lib/hunts/least-frequency'
import { type Jobs, openJobs } from '../../lib/ingest/jobs'
import { ledger } from '../../lib/ingest/ledger'
import { run } from '../../lib/run'
import { type DuckStore, openDuckDB } from '../../lib/store/duckdb'

const story = z.object({
  hunts: z.array(z.string()),
  hosts: z.array(z.string()),
  explained: z.array(z.string()),
  names: z.array(z.string()),
  records: z.array(z.object({ log: z.string(), where: z.record(z.string(), z.unknown()), rows: z.int() })),
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

test('stacking user agents begins with the planted misspelt one, which says why', async () => {
  const planted = told.stories.find(({ hunts }) => hunts.includes('least-frequency'))
  const record = planted?.records.find(({ log }) => log === 'http')
  const result = await run(store, leastFrequency, new URLSearchParams())
  if (result.status !== 'ok') throw new Error(JSON.stringify(result))
  expect(result.rows[0]).toMatchObject({
    user_agent: record?.where.user_agent,
    records: record?.rows,
    hosts: 1,
    only_host: planted?.hosts[0],
  })
  expect(result.rows[0]?.flags).toEqual(['misspelt product'])
  expect(result.rows[0]?.sentence).toContain('Mozila for Mozilla')
})
