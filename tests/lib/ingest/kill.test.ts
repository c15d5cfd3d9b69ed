import { spawn } from 'node:child_process'
import { createWriteStream } from 'node:fs'
import { mkdir, mkdtemp, rm, utimes, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { finished } from 'node:stream/promises'
import { fileURLToPath } from 'node:url'
import { afterAll, beforeAll, expect, it } from 'vitest'
import { ledger } from '../../../lib/ingest/ledger'
import { openDuckDB } from '../../../lib/store/duckdb'
import { connLog, faultsOf, header } from './load-fixture'

const child = fileURLToPath(new URL('./kill-child.ts', import.meta.url))
// More than two row groups of the engine: it writes them from several threads, as it does millions.
const bulkRows = 300_000
const smallFiles = 20

let folder = ''
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'spoor-kill-'))
  await mkdir(join(folder, 'logs'))
  const bulk = join(folder, 'logs', 'bulk.log')
  const stream = createWriteStream(bulk)
  // Few columns, and the digits of the uid are all that differs: the engine commits as many rows, the test waits less.
  stream.write(header('conn', 'ts\tuid\thistory', 'time\tstring\tstring'))
  for (let at = 0; at < bulkRows; at += 10_000)
    stream.write(Array.from({ length: 10_000 }, (_, i) => `1767323045.678901\tC${at + i}\tShADadFfShADadFfShADadFfShADadFf\n`).join(''))
  stream.end()
  await finished(stream)
  const old = new Date(Date.now() - 3_600_000)
  await utimes(bulk, old, old)
  for (let i = 0; i < smallFiles; i++) await writeFile(join(folder, 'logs', `small-${i}.log`), `${connLog(50, 2_000_000 + i * 50)}broken\n`)
})
afterAll(() => rm(folder, { recursive: true, force: true }))

/** Runs the loading process and kills it so many milliseconds after it said `word`. Answers what it had said, null if it ended before. */
function killAfter(word: string, ms: number): Promise<string | null> {
  return new Promise((resolve, reject) => {
    const running = spawn(process.execPath, ['--import', 'tsx', child, join(folder, 'data'), join(folder, 'logs')], {
      stdio: ['ignore', 'pipe', 'inherit'],
    })
    let killed = false
    let said = ''
    running.stdout.on('data', (text: Buffer) => {
      said += text.toString()
      if (killed || !said.includes(`${word}\n`)) return
      killed = true
      if (ms === 0) running.kill('SIGKILL')
      else setTimeout(() => running.kill('SIGKILL'), ms)
    })
    running.once('error', reject)
    running.once('exit', (code, signal) =>
      killed || code === 0 ? resolve(signal === 'SIGKILL' ? said : null) : reject(new Error(`the loading process ended with ${code}`)),
    )
  })
}

// The second write of a load is the bulk transaction, the third the ledger's; a commit follows each word.
const moments = [
  { word: 'ready', ms: 700 },
  { word: 'commits 2', ms: 0 },
  { word: 'commits 2', ms: 2 },
  { word: 'commits 2', ms: 5 },
  { word: 'commits 3', ms: 0 },
  { word: 'done', ms: 10 },
]

it('keeps each file whole or not at all when the process is killed during a bulk load, again and again', async () => {
  let kills = 0
  let during = 0
  for (const { word, ms } of moments) {
    const said = await killAfter(word, ms)
    if (said !== null) kills += 1
    if (said?.includes('commits 2\n') && !said.includes('committed 2\n')) during += 1
    const store = await openDuckDB({ path: join(folder, 'data', 'store.duckdb'), memory: 1e9, threads: 2 })
    try {
      const files = await ledger(store)
      expect({ word, ms, faults: await faultsOf(store) }).toEqual({ word, ms, faults: [] })
      for (const { path, status, rows, rejected } of files)
        expect({ path, status, rows, rejected }).toEqual(
          path.endsWith('bulk.log')
            ? { path, status: 'loaded', rows: bulkRows, rejected: 0 }
            : { path, status: 'loaded', rows: 50, rejected: 1 },
        )
    } finally {
      await store.close()
    }
    // What is in the store now would only be looked at the next time.
    await rm(join(folder, 'data'), { recursive: true })
  }
  expect(kills).toBeGreaterThanOrEqual(moments.length - 1)
  // The commit of the bulk is what is to be hit.
  expect(during).toBeGreaterThanOrEqual(1)
}, 240_000)
