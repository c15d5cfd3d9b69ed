import { join } from 'node:path'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { openBaselines } from '../../lib/baselines/baselines'
import { withBaselines } from '../../lib/baselines/with-baselines'
import { answered, type ChangedRow } from '../lib/baselines/baseline-fixture'
import { type LoadedStore, loadedStore } from '../lib/baselines/loaded-store'
import { type Read, sampleFiles } from '../lib/sample-files'

const from = Date.UTC(2025, 9, 20) / 1000
const to = Date.UTC(2025, 9, 27) / 1000
const files = sampleFiles()
const week = (log: string) =>
  files.filter((file) => file.log === log).flatMap(({ rows }) => rows.filter(({ ts }) => Number(ts) >= from && Number(ts) < to))
const text = (row: Read, field: string) => (typeof row[field] === 'string' ? row[field] : null)

let sample: LoadedStore
let edges: readonly ChangedRow[]
let names: readonly ChangedRow[]
beforeAll(async () => {
  sample = await loadedStore('data/sample/logs')
  const baselines = openBaselines(join(sample.home, 'baselines'))
  await baselines.make(sample.store, { name: 'First week', to: new Date(to * 1000).toISOString() })
  const store = withBaselines(sample.store, baselines)
  const frozen = async (kind: 'edges' | 'names') =>
    (await answered(store, kind, 'from=2025-10-27')).rows.filter(({ old_records }) => old_records !== null)
  edges = await frozen('edges')
  names = await frozen('names')
}, 600_000)
afterAll(() => sample.close())

interface Sum {
  old_records: number
  bytes: number
  days: Set<number>
}

function summed(rows: readonly Read[], key: (row: Read) => string): Map<string, Sum> {
  const sums = new Map<string, Sum>()
  for (const row of rows) {
    const sum = sums.get(key(row)) ?? { old_records: 0, bytes: 0, days: new Set<number>() }
    sum.old_records += 1
    sum.bytes += Number(row.orig_bytes ?? 0) + Number(row.resp_bytes ?? 0)
    sum.days.add(Math.floor(Number(row.ts) / 86_400))
    sums.set(key(row), sum)
  }
  return sums
}

const unanswered = new Set(['S0', 'REJ', 'RSTOS0', 'SH'])
const answeredRows = () => week('conn').filter((row) => !unanswered.has(String(row.conn_state)))
const portOf = (row: Read) => {
  const passed = Number(row['id.resp_p']) >= 49_152 && /ftp-data|dce_rpc/.test(String(row.service))
  return row.proto === 'icmp' || passed ? null : Number(row['id.resp_p'])
}

test('edges between own hosts are those that a plain reading of the files counts', () => {
  const plain = answeredRows().filter((row) => row.local_orig === 'T' && row.local_resp === 'T')
  const sums = summed(plain, (row) => `${text(row, 'id.orig_h')} ${text(row, 'id.resp_h')} ${portOf(row)} ${row.proto}`)
  const shown = edges.filter(({ way }) => way === 'inside')
  expect(sums.size).toBeGreaterThan(500)
  const found = shown.map((row) => [`${row.source} ${row.target} ${row.port} ${row.proto}`, row.old_records, row.old_days])
  expect(found.sort()).toEqual([...sums].map(([key, { old_records, days }]) => [key, old_records, days.size]).sort())
})

test('edges to the outside have the connections of the files by host, port and the name that was asked for', () => {
  const registrable = (name: string) => name.split('.').slice(-2).join('.')
  const votes = new Map<string, Map<string, number>>()
  const vote = (address: string, name: string) => {
    const own = votes.get(address) ?? new Map<string, number>()
    votes.set(address, own.set(registrable(name), (own.get(registrable(name)) ?? 0) + 1))
  }
  for (const row of week('dns').filter((row) => !['137', '5353', '5355'].includes(String(row['id.resp_p']))))
    for (const answer of Array.isArray(row.answers) ? row.answers : []) if (text(row, 'query')) vote(answer, String(row.query))
  for (const row of week('ssl')) if (text(row, 'server_name')) vote(String(row['id.resp_h']), String(row.server_name))
  const nameOf = (address: string) => {
    const all = [...(votes.get(address) ?? [])]
    const total = all.reduce((sum, [, n]) => sum + n, 0)
    return all.find(([, n]) => 3 * n >= 2 * total)?.[0] ?? null
  }
  const outward = answeredRows().filter((row) => row.local_orig === 'T' && row.local_resp === 'F')
  const named = outward.filter((row) => nameOf(String(row['id.resp_h'])) !== null)
  const sums = summed(named, (row) => `${row['id.orig_h']} ${nameOf(String(row['id.resp_h']))} ${portOf(row)} ${row.proto}`)
  const shown = edges.filter(({ way, target }) => way === 'outward' && /[a-z]$/.test(String(target)))
  expect(sums.size).toBeGreaterThan(300)
  const found = shown.map((row) => [`${row.source} ${row.target} ${row.port} ${row.proto}`, row.old_records])
  expect(found.sort()).toEqual([...sums].map(([key, { old_records }]) => [key, old_records]).sort())
  const all = edges.filter(({ way }) => way === 'outward').reduce((sum, { old_records }) => sum + Number(old_records), 0)
  expect(all).toBe(outward.length)
})

test('names have the lookups of the files', () => {
  const asked = week('dns').filter((row) => text(row, 'query') && !['137', '5353', '5355'].includes(String(row['id.resp_p'])))
  const shown = names.reduce((sum, { old_records }) => sum + Number(old_records), 0)
  const domains = new Set(names.map(({ target }) => String(target)))
  const below = (query: string) => query.split('.').some((_, i, labels) => domains.has(labels.slice(i).join('.')))
  expect(shown).toBe(asked.filter((row) => below(String(row.query))).length)
})
