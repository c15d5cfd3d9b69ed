import { mkdir, mkdtemp, rm, utimes, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { dirname, join } from 'node:path'
import { afterAll, afterEach } from 'vitest'
import type { Job } from '../../../lib/ingest/job'
import { type Jobs, openJobs } from '../../../lib/ingest/jobs'
import { type Entry, ledger } from '../../../lib/ingest/ledger'
import { identifier, sql } from '../../../lib/sql'
import { type DuckStore, openDuckDB } from '../../../lib/store/duckdb'
import type { Row } from '../../../lib/store/store'

const fields = 'ts\tuid\tid.orig_h\tid.orig_p\tid.resp_h\tid.resp_p\tproto\tservice\tduration\torig_bytes\ttunnel_parents'
const types = 'time\tstring\taddr\tport\taddr\tport\tenum\tstring\tinterval\tcount\tset[string]'

/** A header as Zeek writes it. */
export function header(path: string, names: string = fields, typed: string = types): string {
  return `#separator \\x09\n#set_separator\t,\n#empty_field\t(empty)\n#unset_field\t-\n#path\t${path}\n#open\t2026-01-02-00-00-00\n#fields\t${names}\n#types\t${typed}\n`
}

/** A conn record; `n` counts it through uid, time and port. */
export function connLine(n: number, change: Readonly<Record<string, string>> = {}): string {
  const record: Record<string, string> = {
    ts: (1767323045.678901 + n).toFixed(6),
    uid: `C${n}`,
    'id.orig_h': `192.0.2.${n % 250}`,
    'id.orig_p': String(1024 + (n % 60000)),
    'id.resp_h': '2001:db8::5',
    'id.resp_p': '443',
    proto: 'tcp',
    service: 'ssl',
    duration: '0.000870',
    orig_bytes: '10',
    tunnel_parents: '(empty)',
    ...change,
  }
  return fields
    .split('\t')
    .map((name) => record[name] ?? '-')
    .join('\t')
}

/** A whole conn log of so many records, beginning with record `from`. */
export function connLog(records: number, from = 0): string {
  const lines = Array.from({ length: records }, (_, i) => connLine(from + i))
  return `${header('conn')}${lines.map((line) => `${line}\n`).join('')}`
}

export interface Bench {
  readonly folder: string
  readonly store: DuckStore
  readonly jobs: Jobs
  /** Writes a file below the bench's folder and answers its path. */
  write(name: string, content: string | Buffer): Promise<string>
  /** Loads paths and answers the job when it is done. */
  load(...paths: string[]): Promise<Job>
  files(): Promise<readonly Entry[]>
  /** Rows of a log in the order of the file. */
  rows(log: string): Promise<readonly Row[]>
  /** Every entry keeps lines = rows + rejected + skipped, and the tables hold as many rows as the entries say. */
  faults(): Promise<readonly string[]>
}

export async function until(jobs: Jobs, id: string): Promise<Job> {
  for await (const event of jobs.events(id)) if (event.stage === 'done') break
  return jobs.get(id)
}

/** What the ledger and the tables say of each other that cannot be. */
export async function faultsOf(store: DuckStore): Promise<readonly string[]> {
  const faults: string[] = []
  const files = await ledger(store)
  for (const { path, lines, rows, rejected, skipped } of files)
    if (lines !== rows + rejected + skipped) faults.push(`${path}: ${lines} lines ≠ ${rows} + ${rejected} + ${skipped}`)
  const { rows: tables } = await store.query(sql`SELECT table_name AS name FROM information_schema.tables WHERE table_schema = 'logs'`)
  let stored = 0
  for (const { name } of tables) {
    const { rows } = await store.query(sql`SELECT count(*) AS n FROM ${identifier('logs', String(name))}`)
    stored += Number(rows[0]?.n)
  }
  const named = files.reduce((sum, { rows }) => sum + rows, 0)
  if (stored !== named) faults.push(`${stored} rows are stored, the ledger names ${named}`)
  const { rows: counts } = await store.query(
    sql`SELECT (SELECT count(*) FROM spoor.rejects) AS rejects, (SELECT coalesce(sum(rows), 0) FROM spoor.loads) AS loads`,
  )
  const rejected = files.reduce((sum, { rejected }) => sum + rejected, 0)
  if (counts[0]?.rejects !== rejected) faults.push(`${counts[0]?.rejects} rejects are stored, the ledger names ${rejected}`)
  if (counts[0]?.loads !== named) faults.push(`${counts[0]?.loads} rows by load, the ledger names ${named}`)
  return faults
}

/** A store on disk with its loads in a folder of its own, gone after the test. */
export async function bench(options: { readonly sample?: string } = {}): Promise<Bench> {
  const folder = await mkdtemp(join(tmpdir(), 'spoor-test-'))
  const store = await openDuckDB({ path: join(folder, 'data', 'store.duckdb'), memory: 1e9, threads: 2 })
  const jobs = await openJobs(store, { folder: join(folder, 'data', 'ingest'), ...options })
  open.push(async () => {
    await jobs.close()
    await store.close()
    await rm(folder, { recursive: true, force: true })
  })
  return {
    folder,
    store,
    jobs,
    async write(name, content) {
      const path = join(folder, name)
      await mkdir(dirname(path), { recursive: true })
      await writeFile(path, content)
      // A file that was just written may still grow, so it is never read directly.
      const old = new Date(Date.now() - 3_600_000)
      await utimes(path, old, old)
      return path
    },
    load: async (...paths) => until(jobs, (await jobs.start(paths)).id),
    files: () => ledger(store),
    rows: async (log) => (await store.query(sql`SELECT * FROM ${identifier('logs', log)} ORDER BY _load, rowid`)).rows,
    faults: () => faultsOf(store),
  }
}

const open: (() => Promise<void>)[] = []
const closeAll = async () => {
  for (const close of open.splice(0)) await close()
}
afterEach(closeAll)
afterAll(closeAll)
