import { execFileSync } from 'node:child_process'
import { createHash } from 'node:crypto'
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, expect, it } from 'vitest'
import { openJobs } from '../../../lib/ingest/jobs'
import { ledger } from '../../../lib/ingest/ledger'
import { openDuckDB } from '../../../lib/store/duckdb'
import { bench, connLine, connLog, faultsOf, header, until } from './load-fixture'

const disk = mkdtempSync(join(tmpdir(), 'spoor-disk-'))

/** A disk of a few megabytes; false where this user may not mount one. */
function mounted(): boolean {
  try {
    execFileSync('mount', ['-t', 'tmpfs', '-o', 'size=3m', 'tmpfs', disk], { stdio: 'ignore' })
    return true
  } catch {
    return false
  }
}

const small = mounted()
afterAll(() => {
  if (small) execFileSync('umount', [disk])
  rmSync(disk, { recursive: true })
})

it.skipIf(!small)('keeps what is loaded and nothing of a file for which the disk is too small, and says so', async () => {
  const made = await bench()
  const first = await made.write('first.log', connLog(10))
  const uid = (n: number) => createHash('sha1').update(String(n)).digest('base64url')
  const lines = Array.from({ length: 150_000 }, (_, i) => `${connLine(i, { uid: uid(i) })}\n`)
  const big = await made.write('big.log', `${header('conn')}${lines.join('')}`)
  const options = { path: join(disk, 'store.duckdb'), memory: 1e9, threads: 2 }
  const store = await openDuckDB(options)
  const jobs = await openJobs(store, { folder: join(made.folder, 'spools') })
  try {
    await until(jobs, (await jobs.start([first])).id)
    const job = await until(jobs, (await jobs.start([big])).id)
    expect(job.error).toBe('The disk is full: make room and load it again. Nothing of it was kept.')
  } finally {
    await jobs.close()
    await store.close()
  }
  const again = await openDuckDB(options)
  expect((await ledger(again)).filter(({ status }) => status === 'loaded').map(({ path, rows }) => [path, rows])).toEqual([[first, 10]])
  expect(await faultsOf(again)).toEqual([])
  await again.close()
})
