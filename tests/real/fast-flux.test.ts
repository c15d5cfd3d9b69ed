import { existsSync, readFileSync } from 'node:fs'
import { mkdtemp, rm } from 'node:fs/promises'
import { isIPv4, isIPv6 } from 'node:net'
import { tmpdir } from 'node:os'
import { join, resolve } from 'node:path'
import { gunzipSync } from 'node:zlib'
import { describe, expect, onTestFinished, test } from 'vitest'
import { fastFlux } from '../../lib/hunts/fast-flux'
import { type Jobs, openJobs } from '../../lib/ingest/jobs'
import { run } from '../../lib/run'
import { type DuckStore, openDuckDB } from '../../lib/store/duckdb'

const home = resolve(process.env.SPOOR_REAL_LOGS ?? '../shared/logs')
// The attacks of otrf-lsass were recorded without an answer that holds an address: there is nothing to find there.
const files = [
  'brobeat/dns.log',
  'brobeat/sample/dns.log',
  'rita-proxy/dns.log',
  'rita-proxy_rolling/dns.15:00:00-16:00:00.log.gz',
  'rita-proxy_rolling/dns.16:00:00-17:00:00.log.gz',
]
const empty = 'otrf-lsass/LSASS_campaign_05/dns.log'

interface Fill {
  readonly set: string
  readonly expiry: number
  readonly begun: number
  seen: number
}

interface Figures {
  addresses: number
  fills: number
  changes: number | null
  churn: number | null
}

const micros = (seconds: string | undefined) => (seconds === undefined || seconds === '-' ? 0 : Math.round(Number(seconds) * 1e6))

/** Answers with addresses straight from the lines of a file: the fields that matter, by name, type and resolver. */
function answers(path: string) {
  const bytes = readFileSync(path)
  const lines = (path.endsWith('.gz') ? gunzipSync(bytes) : bytes).toString().split('\n')
  const fields =
    lines
      .find((line) => line.startsWith('#fields'))
      ?.split('\t')
      .slice(1) ?? []
  const series = new Map<string, { at: number; expiry: number; set: string[] }[]>()
  for (const line of lines) {
    if (line === '' || line.startsWith('#')) continue
    const cells = line.split('\t')
    const cell = (field: string) => cells[fields.indexOf(field)] ?? '-'
    const type = cell('qtype')
    if (
      (type !== '1' && type !== '28') ||
      ['137', '5353', '5355'].includes(cell('id.resp_p')) ||
      cell('answers') === '-' ||
      cell('query') === '-'
    )
      continue
    const is = type === '1' ? isIPv4 : isIPv6
    const ttls = cell('TTLs').split(',')
    const held = cell('answers')
      .split(',')
      .flatMap((answer, i) => (is(answer) ? [{ answer, ttl: micros(ttls[i]) }] : []))
    if (held.length === 0) continue
    const at = micros(cell('ts')) + micros(cell('rtt'))
    const key = JSON.stringify([cell('query'), type, cell('id.resp_h')])
    const set = [...new Set(held.map(({ answer }) => answer))].sort()
    series.set(key, [...(series.get(key) ?? []), { at, expiry: at + Math.min(...held.map(({ ttl }) => ttl)), set }])
  }
  return series
}

/** The definition, word for word: an answer belongs to the fill of the same set whose first expiry is within 2 s, else it begins one. */
function fillsOf(seen: { at: number; expiry: number; set: string[] }[]): Fill[] {
  const fills: Fill[] = []
  for (const { at, expiry, set } of seen.sort((a, b) => a.at - b.at || a.expiry - b.expiry)) {
    const fill = fills.find((one) => one.set === set.join() && Math.abs(one.expiry - expiry) <= 2e6)
    if (fill) fill.seen = Math.max(fill.seen, at)
    else fills.push({ set: set.join(), expiry, begun: at, seen: at })
  }
  return fills
}

function distance(one: string, other: string): number {
  const [a, b] = [new Set(one.split(',')), new Set(other.split(','))]
  return 1 - [...a].filter((x) => b.has(x)).length / new Set([...a, ...b]).size
}

/** By name; changes and churn only where each resolver answered from one cache. */
function reckoned(path: string): Map<string, Figures> {
  const byName = new Map<string, { addresses: Set<string>; series: Fill[][] }>()
  for (const [key, seen] of answers(path)) {
    const name = String(JSON.parse(key)[0])
    const entry = byName.get(name) ?? { addresses: new Set(), series: [] }
    for (const { set } of seen) for (const address of set) entry.addresses.add(address)
    entry.series.push(fillsOf(seen))
    byName.set(name, entry)
  }
  return new Map(
    [...byName].map(([name, { addresses, series }]) => {
      const fills = series.reduce((sum, one) => sum + one.length, 0)
      const several = series.some((one) => one.some((fill, i) => one.slice(0, i).some((before) => before.seen > fill.begun)))
      const steps = series.map((one) => one.slice(1).map((fill, i) => distance(one[i]?.set ?? '', fill.set)))
      const compared = series.flatMap((one, i) => (one.length > 1 ? [{ weight: one.length, steps: steps[i] ?? [] }] : []))
      const weight = compared.reduce((sum, one) => sum + one.weight, 0)
      const churn = compared.reduce((sum, one) => sum + (one.weight * one.steps.reduce((a, b) => a + b, 0)) / one.steps.length, 0) / weight
      const changes = steps.flat().filter((step) => step > 0).length
      return [name, { addresses: addresses.size, fills, changes: several ? null : changes, churn: several || weight === 0 ? null : churn }]
    }),
  )
}

async function loaded(path: string): Promise<DuckStore> {
  const folder = await mkdtemp(join(tmpdir(), 'spoor-flux-'))
  const store = await openDuckDB({ path: join(folder, 'store.duckdb'), memory: 1e9, threads: 2 })
  const jobs: Jobs = await openJobs(store, { folder: join(folder, 'ingest') })
  onTestFinished(async () => {
    await jobs.close()
    await store.close()
    await rm(folder, { recursive: true, force: true })
  })
  const { id } = await jobs.start([path])
  for await (const event of jobs.events(id)) if (event.stage === 'done') break
  return store
}

describe.skipIf(!existsSync(home))('fast flux over real captures', () => {
  test.each(files)('%s: addresses, fills, changes and churn of every name are those of the definition', async (file) => {
    const path = join(home, file)
    const result = await run(await loaded(path), fastFlux, new URLSearchParams('min_addresses=1&limit=10000'))
    if (result.status !== 'ok') throw new Error(result.message)
    const expected = reckoned(path)
    expect(expected.size).toBeGreaterThan(0)
    expect(result.total).toBe(expected.size)
    let compared = 0
    for (const row of result.rows) {
      const own = expected.get(String(row.query))
      expect([row.query, row.addresses, row.fills]).toEqual([row.query, own?.addresses, own?.fills])
      expect(row.multi_cache === 0).toBe(own?.changes !== null)
      if (own?.changes === null) continue
      compared += 1
      expect([row.query, row.changes]).toEqual([row.query, own?.changes])
      if (own?.churn === null) expect([row.query, row.churn]).toEqual([row.query, null])
      else expect(row.churn).toBeCloseTo(own?.churn ?? Number.NaN, 9)
    }
    expect(compared).toBeGreaterThan(0)
  })

  test(`${empty}: names that no address answered for are not listed`, async () => {
    const path = join(home, empty)
    const result = await run(await loaded(path), fastFlux, new URLSearchParams('min_addresses=1'))
    expect(answers(path).size).toBe(0)
    expect(result).toMatchObject({ status: 'ok', total: 0 })
  })
})
