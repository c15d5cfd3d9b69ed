import { open } from 'node:fs/promises'
import { join } from 'node:path'
import { createInterface } from 'node:readline'
import { createGunzip } from 'node:zlib'
import { DuckDBInstance } from '@duckdb/node-api'
import { config } from '../../lib/config'
import { openJobs } from '../../lib/ingest/jobs'
import { openDuckDB } from '../../lib/store/duckdb'

/** As `npm run ingest` does it: typing, ledger, rejects, integrity check, addresses. */
async function byProject(folder: string, paths: readonly string[]): Promise<number> {
  const { memory, threads } = config()
  const store = await openDuckDB({ path: join(folder, 'store.duckdb'), memory, threads })
  const jobs = await openJobs(store, { folder: join(folder, 'ingest') })
  const { id } = await jobs.start(paths)
  for await (const { stage } of jobs.events(id)) if (stage === 'done') break
  const { rows, error, outcome } = jobs.get(id)
  if (error !== null || outcome.failed > 0) throw new Error(error ?? `${outcome.failed} files failed`)
  await jobs.close()
  await store.close()
  return rows
}

const types: Readonly<Record<string, string>> = { time: 'DOUBLE', interval: 'DOUBLE', count: 'BIGINT', port: 'USMALLINT', bool: 'BOOLEAN' }

/** The header lines of a log and its columns as the engine types them: lists stay text. */
async function headOf(path: string): Promise<{ skip: number; columns: string }> {
  const file = await open(path)
  const raw = file.createReadStream()
  const head: string[] = []
  for await (const line of createInterface({ input: path.endsWith('.gz') ? raw.pipe(createGunzip()) : raw })) {
    if (!line.startsWith('#')) break
    head.push(line)
  }
  await file.close().catch(() => undefined)
  const words = (name: string) =>
    head
      .find((line) => line.startsWith(name))
      ?.split('\t')
      .slice(1) ?? []
  const typed = words('#types')
  const columns = words('#fields').map((name, i) => `'${name}': '${types[typed[i] ?? ''] ?? 'VARCHAR'}'`)
  return { skip: head.length, columns: `{${columns.join(', ')}}` }
}

/** A typed CREATE TABLE AS read_csv with rejects, and nothing else. */
async function byEngine(folder: string, [path = '']: readonly string[]): Promise<number> {
  const { memory, threads } = config()
  const instance = await DuckDBInstance.create(join(folder, 'engine.duckdb'), {
    storage_compatibility_version: 'latest',
    memory_limit: `${Math.floor(memory / 1000)}KB`,
    threads: String(threads),
  })
  const connection = await instance.connect()
  const { skip, columns } = await headOf(path)
  await connection.run(`CREATE TABLE log AS SELECT * FROM read_csv('${path}', auto_detect=false, header=false, skip=${skip}, delim='\t', quote='', escape='',
    nullstr='-', strict_mode=true, store_rejects=true, rejects_limit=0, columns=${columns})`)
  await connection.run('CHECKPOINT')
  const rows = Number((await connection.runAndReadAll('SELECT count(*) FROM log')).getRows()[0]?.[0] ?? 0)
  connection.disconnectSync()
  instance.closeSync()
  return rows
}

const [how, folder = '', ...paths] = process.argv.slice(2)
const started = performance.now()
const before = process.cpuUsage()
const rows = await (how === 'project' ? byProject : byEngine)(folder, paths)
const seconds = (performance.now() - started) / 1000
const { user, system } = process.cpuUsage(before)
console.log(JSON.stringify({ seconds, cpu: (user + system) / 1e6, peak: process.resourceUsage().maxRSS * 1024, rows }))
