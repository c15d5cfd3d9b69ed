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
import { certificateMismatch } from '../../lib/hunts/certificate-mismatch'
import { fastFlux } from '../../lib/hunts/fast-flux'
import { leastFrequency } from '../../lib/hunts/least-frequency'
import { portProtocol } from '../../lib/hunts/port-protocol'
import { services } from '../../lib/hunts/services'
import { type Jobs, openJobs } from '../../lib/ingest/jobs'
import { ledger } from '../../lib/ingest/ledger'
import { run } from '../../lib/run'
import { type DuckStore, openDuckDB } from '../../lib/store/duckdb'

const story = z.object({
  id: z.string(),
  hunts: z.array(z.string()),
  explained: z.array(z.string()),
  names: z.array(z.string()),
  hosts: z.array(z.string()).default([]),
  ports: z.array(z.int()),
  addresses: z.array(z.string()).default([]),
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

test('the certificate hunt puts every planted story above all else, the fronted domain first', async () => {
  const result = await run(store, certificateMismatch, new URLSearchParams())
  if (result.status !== 'ok') throw new Error(JSON.stringify(result))
  const planted = told.stories.filter(({ hunts }) => hunts.includes('certificate-mismatch'))
  expect(planted.map(({ id }) => id).sort()).toEqual(['expired-certificate', 'fronting', 'long-certificate', 'shared-serial'])
  const found = Object.fromEntries(result.rows.slice(0, planted.length).map((row) => [String(row.server_name), row.signals]))
  expect(result.rows[0]?.signals).toEqual(['fronting', 'host_differs'])
  expect(found).toEqual({
    'assets.harbour-media.example': ['fronting', 'host_differs'],
    null: ['absurd_validity', 'example_subject', 'no_name', 'rare_issuer', 'self_signed', 'serial_spread'],
    'orders.tinwright.example': ['out_of_validity'],
    'portal.gearhollow.example': ['over_limit'],
  })
  const serial = await run(store, certificateMismatch, new URLSearchParams('find=0x5e:b4:1c:02:d9:7a:3f:60'))
  expect(serial).toMatchObject({ status: 'ok', total: 1, rows: [{ addresses: 14, networks: 14, clients: 2, connections: 102 }] })
  expect(result.rows.length).toBeLessThan(10)
  expect(result.hidden.find(({ code }) => code === 'fits')?.rows).toBeGreaterThan(100)
})

test('the port-protocol hunt finds SSH on 80, HTTP on a high port and no TLS on 443, each first in its tier', async () => {
  const result = await run(store, portProtocol, new URLSearchParams())
  if (result.status !== 'ok') throw new Error(JSON.stringify(result))
  const planted = told.stories.filter(({ hunts }) => hunts.includes('port-protocol'))
  expect(planted).toHaveLength(3)
  const first = [1, 2, 3].map((tier) => result.rows.find((row) => row.tier === tier))
  expect(first.map((row) => [row?.resp_p, row?.connections])).toEqual(
    planted.map(({ ports, records }) => [ports[0], records.find(({ log }) => log === 'conn')?.rows]),
  )
  expect(first.map((row) => [String(row?.service), row?.explained])).toEqual([
    ['ssh', []],
    ['http', []],
    ['', []],
  ])
  // The new server's own port is the only other one, far below; printers, backups and all the rest fit or show nothing to compare.
  const others = result.rows.filter((row) => !first.includes(row))
  expect(others.map(({ title }) => title)).toEqual(['http on 8081/tcp'])
  expect(Number(first[1]?.score) - Number(others[0]?.score)).toBeGreaterThan(20)
})

test('the services hunt ranks the planted service first, and no other stands out', async () => {
  const planted = told.stories.find(({ hunts }) => hunts.includes('services'))
  for (const search of ['', 'from=2025-10-27']) {
    const result = await run(store, services, new URLSearchParams(search))
    if (result.status !== 'ok') throw new Error(JSON.stringify(result))
    const [first, ...others] = result.rows
    expect([first?.host, first?.port_num, first?.status]).toEqual([planted?.hosts[0], planted?.ports[0], ['new']])
    expect(others.map(({ score }) => score)).toEqual(others.map(() => 0))
    expect(Number(first?.score)).toBeGreaterThanOrEqual(45)
  }
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
