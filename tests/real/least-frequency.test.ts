import { existsSync, readFileSync } from 'node:fs'
import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join, resolve } from 'node:path'
import { gunzipSync } from 'node:zlib'
import { describe, expect, onTestFinished, test } from 'vitest'
import { leastFrequency } from '../../lib/hunts/least-frequency'
import { openJobs } from '../../lib/ingest/jobs'
import { run } from '../../lib/run'
import { openDuckDB } from '../../lib/store/duckdb'

const home = resolve(process.env.SPOOR_REAL_LOGS ?? '../shared/logs')

interface Figures {
  records: number
  readonly hosts: Set<string>
  readonly days: Set<string>
}

/** Records, hosts and days per value, straight from the lines of a file, by the fields' names; services count by member. */
function counted(path: string, fields: readonly string[]): ReadonlyMap<string, Figures> {
  const bytes = readFileSync(path)
  const lines = (path.endsWith('.gz') ? gunzipSync(bytes) : bytes).toString('utf8').split('\n')
  const names = (lines.find((line) => line.startsWith('#fields')) ?? '').split('\t').slice(1)
  const found = new Map<string, Figures>()
  for (const line of lines) {
    if (line === '' || line.startsWith('#')) continue
    const cells = line.split('\t')
    const cell = (name: string) => cells[names.indexOf(name)] ?? '-'
    const values = fields.map(cell)
    if (values.includes('-')) continue
    const written = values.map((value) => (value === '(empty)' ? '' : value))
    for (const member of fields.includes('service') ? cell('service').split(',') : ['']) {
      const key = written.map((value, i) => (fields[i] === 'service' ? member : value)).join('\t')
      const figures = found.get(key) ?? { records: 0, hosts: new Set(), days: new Set() }
      figures.records += 1
      if (cell('id.orig_h') !== '-') figures.hosts.add(cell('id.orig_h'))
      figures.days.add(String(Math.floor(Number(cell('ts')) / 86_400)))
      found.set(key, figures)
    }
  }
  return found
}

async function stacked(path: string, search: string) {
  const folder = await mkdtemp(join(tmpdir(), 'spoor-real-'))
  const store = await openDuckDB({ path: join(folder, 'store.duckdb'), memory: 1e9, threads: 2 })
  const jobs = await openJobs(store, { folder: join(folder, 'ingest') })
  onTestFinished(async () => {
    await jobs.close()
    await store.close()
    await rm(folder, { recursive: true, force: true })
  })
  const { id } = await jobs.start([path])
  for await (const event of jobs.events(id)) if (event.stage === 'done') expect(event.error).toBeNull()
  const result = await run(store, leastFrequency, new URLSearchParams(`${search}&limit=10000`))
  if (result.status !== 'ok') throw new Error(JSON.stringify(result))
  return result
}

const cases: readonly (readonly [file: string, log: string, fields: readonly string[]])[] = [
  ['brobeat/http.log', 'http', ['user_agent']],
  ['brobeat/conn.log', 'conn', ['id.resp_p', 'service']],
  ['rita-proxy/conn.log', 'conn', ['service']],
  ['brobeat/dns.log', 'dns', ['query']],
  ['rita-proxy_rolling/conn.15:00:00-16:00:00.log.gz', 'conn', ['id.resp_p', 'proto', 'conn_state']],
  ['rita-proxy/http.log', 'http', ['method', 'host']],
]

describe.skipIf(!existsSync(home))('real captures', () => {
  test.each(cases)('%s, %s by %j: as a count of the lines', async (file, log, fields) => {
    const path = join(home, file)
    const expected = counted(path, fields)
    const { rows, total } = await stacked(path, `log=${log}&field=${fields.map((name) => name.replaceAll('.', '_')).join(',')}`)
    expect(total).toBe(expected.size)
    for (const { value, records, hosts, days } of rows) {
      const key = Array.isArray(value) ? value.join('\t') : ''
      const figures = expected.get(key)
      expect([key, records, hosts, days]).toEqual([key, figures?.records, figures?.hosts.size, figures?.days.size])
    }
    const order = rows.map(({ hosts, records }) => Number(hosts) * 1e9 + Number(records))
    expect(order).toEqual([...order].sort((a, b) => a - b))
  })
})
