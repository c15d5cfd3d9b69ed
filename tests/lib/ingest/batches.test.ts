import { readdir } from 'node:fs/promises'
import { describe, expect, it } from 'vitest'
import { openJobs } from '../../../lib/ingest/jobs'
import type { DuckStore } from '../../../lib/store/duckdb'
import { type Bench, bench, connLine, connLog, header, until } from './load-fixture'

const big = 1700

/** A log of long lines, so that a batch is full with few of them. */
const longLines = (records: number, from: number) =>
  `${header('conn')}${Array.from({ length: records }, (_, i) => `${connLine(from + i, { service: 'x'.repeat(900) })}\n`).join('')}`

/** Files of more than one batch: the last ones equal a file of the first batch, continue one, and have a line that is none. */
async function write({ folder, write: put }: Bench): Promise<string> {
  for (let i = 0; i < 24; i += 1) await put(`logs/a-${String(i).padStart(2, '0')}.log`, longLines(big, i * big))
  await put('logs/b-copy.log', longLines(big, 3 * big))
  await put('logs/c-grown.log', longLines(big + 5, 10 * big))
  await put('logs/d-copy-of-grown.log', longLines(big + 5, 10 * big))
  await put('logs/e-broken.log', `${connLog(2, 900_000)}broken\n${connLine(900_002)}\n`)
  return `${folder}/logs`
}

/** Loads over a store whose writes fail where it is told, or cancel the load; answers what came of it. */
async function loadOver(made: Bench, fails: (write: number, cancel: () => false) => boolean) {
  let writes = 0
  const cancel = () => {
    for (const { id } of jobs.list()) void jobs.cancel(id)
    return false as const
  }
  const failing: DuckStore = {
    ...made.store,
    write: (work, signal) => {
      writes += 1
      const mine = writes
      return made.store.write(async (transaction) => {
        const done = await work(transaction)
        if (fails(mine, cancel)) throw new Error('the engine failed')
        return done
      }, signal)
    },
  }
  const jobs = await openJobs(failing, { folder: `${made.folder}/spools` })
  const job = await until(jobs, (await jobs.start([await write(made)])).id)
  await jobs.close()
  const files = await made.files()
  return {
    job,
    writes,
    entries: files.map(({ path, status, rows, rejected }) => `${path.split('/').at(-1)} ${status} ${rows} ${rejected}`),
    faults: await made.faults(),
  }
}

const entries = [
  ...Array.from({ length: 24 }, (_, i) => i).flatMap((i) => (i === 10 ? [] : `a-${String(i).padStart(2, '0')}.log loaded ${big} 0`)),
  `b-copy.log duplicate 0 0`,
  `c-grown.log loaded ${big + 5} 0`,
  `d-copy-of-grown.log duplicate 0 0`,
  'e-broken.log loaded 3 1',
]

describe('files of several batches', () => {
  it('know what the batches before them hold while those are stored', async () => {
    const { job, writes, ...rest } = await loadOver(await bench(), () => false)
    expect(rest).toEqual({ entries, faults: [] })
    expect(job.error).toBe(null)
    // Tables, rows and ledger of two batches at least.
    expect(writes).toBeGreaterThanOrEqual(6)
  })

  it('are loaded all the same where a batch fails of which the next one knew already', async () => {
    const { job, writes: _, ...rest } = await loadOver(await bench(), (n) => n === 2)
    expect(rest).toEqual({ entries, faults: [] })
    expect(job.error).toBe(null)
  })

  it('stay as far as they are stored when the load is cancelled', async () => {
    const made = await bench()
    const { job, entries: kept, faults } = await loadOver(made, (n, cancel) => n === 3 && cancel())
    const loaded = kept.filter((entry) => entry.includes(' loaded '))
    expect({ error: job.error, faults, cancelled: job.outcome.cancelled }).toEqual({
      error: 'Cancelled.',
      faults: [],
      cancelled: entries.length + 1 - loaded.length,
    })
    // `a-10.log` is not yet the beginning of another.
    expect(loaded).toEqual([...entries.slice(0, 10), `a-10.log loaded ${big} 0`, ...entries.slice(10, loaded.length - 1)])
    expect(loaded.length).toBeGreaterThan(10)
    expect(await readdir(`${made.folder}/spools`)).toEqual([])
  })
})
