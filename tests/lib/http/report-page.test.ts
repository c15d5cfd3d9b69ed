import { type ChildProcess, spawn } from 'node:child_process'
import { once } from 'node:events'
import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, expect, test, vi } from 'vitest'
import { GET } from '../../../app/reviews/[id]/report/route'
import { store } from '../../../lib/server'

let folder: string
let holder: ChildProcess
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'spoor-report-page-'))
  vi.stubEnv('SPOOR_DATA', folder)
  const hold = `require('@duckdb/node-api').DuckDBInstance.create(process.argv[1]).then(() => { console.log('held'); setInterval(() => {}, 1000) })`
  holder = spawn(process.execPath, ['-e', hold, join(folder, 'store.duckdb')], { stdio: ['ignore', 'pipe', 'inherit'] })
  if (holder.stdout) await once(holder.stdout, 'data')
})
afterAll(async () => {
  holder.kill()
  await (await store()).close()
  vi.unstubAllEnvs()
  await rm(folder, { recursive: true, force: true })
})

/** What the page of a report answers, as a line of text. */
async function page(id: string) {
  const response = await GET(new Request(`http://127.0.0.1/reviews/${id}/report`), { params: Promise.resolve({ id }) })
  return { status: response.status, type: response.headers.get('content-type'), text: await response.text() }
}

test('a report that cannot be made says why, under the number of its fault', async () => {
  const id = crypto.randomUUID()
  expect(await page(id)).toEqual({
    status: 409,
    type: 'text/plain; charset=utf-8',
    text: expect.stringContaining(`is open in another process (PID ${holder.pid})`),
  })
  holder.kill()
  await once(holder, 'exit')
  expect(await page(id)).toMatchObject({ status: 404, text: expect.stringContaining(`There is no review ${id}`) })
  await mkdir(join(folder, 'reviews', id), { recursive: true })
  await writeFile(join(folder, 'reviews', id, 'review.json'), '{}')
  expect(await page(id)).toMatchObject({ status: 500, text: expect.stringContaining('does not hold a review') })
})
