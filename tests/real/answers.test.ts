import { existsSync } from 'node:fs'
import { mkdtemp, readFile, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join, resolve } from 'node:path'
import { gunzipSync } from 'node:zlib'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { type Jobs, openJobs } from '../../lib/ingest/jobs'
import { giveRecords } from '../../lib/records/export-records'
import { histogram } from '../../lib/records/histogram'
import { listLogs } from '../../lib/records/log-list'
import { oneRecord } from '../../lib/records/record'
import { records } from '../../lib/records/records'
import { type DuckStore, openDuckDB } from '../../lib/store/duckdb'

const folder = resolve(process.env.SPOOR_REAL_LOGS ?? '../shared/logs', 'rita-proxy_rolling')

describe.skipIf(!existsSync(folder))('answers over a real capture', () => {
  let home: string
  let store: DuckStore
  let jobs: Jobs

  beforeAll(async () => {
    home = await mkdtemp(join(tmpdir(), 'spoor-answers-'))
    store = await openDuckDB({ path: join(home, 'store.duckdb'), memory: 1e9, threads: 2 })
    jobs = await openJobs(store, { folder: join(home, 'ingest') })
    const { id } = await jobs.start([folder])
    for await (const event of jobs.events(id)) if (event.stage === 'done') break
  })
  afterAll(async () => {
    await jobs.close()
    await store.close()
    await rm(home, { recursive: true, force: true })
  })

  const ask = (log: string, query: string) => records(store, log, new URLSearchParams(query))

  test('count what the capture is known to hold', async () => {
    const rows = Object.fromEntries((await listLogs(store)).map((entry) => [entry.log, entry.rows]))
    expect(rows).toMatchObject({ conn: 7550, dns: 3209, ssl: 2736, x509: 114, http: 2368, known_certs: 112 })
    expect((await ask('conn', 'filter=src:10.0.0.238&filter=dst:75.75.75.75')).total).toBe(1160)
    expect((await ask('conn', 'filter=src:10.0.0.238/32&filter=dst:75.75.75.0/24&filter=dst:192.0.2.1')).total).toBeGreaterThanOrEqual(1160)
  })

  test('lead from any record to the very line that it was read from', async () => {
    for (const query of ['limit=3', 'limit=3&sort=ts', 'limit=3&sort=-orig_bytes', 'limit=2&offset=4000']) {
      for (const row of (await ask('conn', query)).rows) {
        const { source, record, contact } = await oneRecord(store, 'conn', String(row._id))
        const bytes = await readFile(source?.path ?? '')
        const line = (source?.path.endsWith('.gz') ? gunzipSync(bytes) : bytes).toString().split('\n')[(source?.line ?? 0) - 1]
        expect(line?.split('\t')).toContain(record.uid)
        expect(contact.some(({ log, id }) => log === 'conn' && id === row._id)).toBe(true)
      }
    }
  })

  test('agree with each other: pages, histogram and export hold the same records', async () => {
    const filter = 'filter=service:dns&filter=-host:10.0.0.238'
    const { total } = await ask('conn', filter)
    expect(total).toBeGreaterThan(0)
    expect((await histogram(store, 'conn', new URLSearchParams(filter))).total).toBe(total)
    const csv = await giveRecords(store, 'conn', new URLSearchParams(`${filter}&format=ndjson`), {})
    if (!(csv instanceof Response)) throw new Error('no file')
    const uids = (await csv.text())
      .trimEnd()
      .split('\n')
      .map((line) => JSON.parse(line).uid)
    expect(uids).toHaveLength(total)
    const page = await ask('conn', `${filter}&limit=10000`)
    expect(page.rows.map(({ uid }) => uid)).toEqual(uids)
  })
})
