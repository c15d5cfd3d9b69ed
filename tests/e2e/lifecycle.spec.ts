import { appendFile, mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { expect, test } from '@playwright/test'
import { settled, startApp } from './app'
import { folderWith, load } from './fixture'
import { traffic, trafficRows } from './traffic'
import { monday, tsv } from './zeek'

const rowsOf = async (url: string) => {
  const { logs } = await (await fetch(`${url}/api/logs`)).json()
  return Object.fromEntries(logs.map(({ log, rows }: { log: string; rows: number }) => [log, rows]))
}

for (const [words, end] of [
  ['SIGTERM ends the process, and the data are there after a restart', 'stop'],
  ['SIGKILL loses nothing that was loaded', 'kill'],
] as const)
  test(words, async () => {
    const data = await mkdtemp(join(tmpdir(), 'spoor-e2e-'))
    const logs = await folderWith(traffic)
    const app = await startApp({ data, paths: [logs] })
    expect(app.output()).toMatch(/^Spoor is at http:\/\/127\.0\.0\.1:\d+$/m)
    await settled(app)
    expect(await rowsOf(app.url)).toEqual(trafficRows)
    // An open event stream must not keep the process.
    const { jobs } = await (await fetch(`${app.url}/api/ingest`)).json()
    const stream = await fetch(`${app.url}/api/ingest/${jobs[0].id}/events`)
    const began = Date.now()
    await app[end]()
    expect(Date.now() - began).toBeLessThan(10_000)
    await stream.body?.cancel().catch(() => undefined)
    await expect(fetch(app.url)).rejects.toThrow()

    const again = await startApp({ data })
    expect(await rowsOf(again.url)).toEqual(trafficRows)
    await again.stop()
    await Promise.all([data, logs].map((folder) => rm(folder, { recursive: true, force: true })))
  })

test('SIGKILL in the middle of a load leaves whole files or none', async () => {
  const data = await mkdtemp(join(tmpdir(), 'spoor-e2e-'))
  const part = (n: number) =>
    tsv(
      'weird',
      'ts:time uid:string name:string',
      Array.from({ length: 50_000 }, (_, i) => [(monday + i).toFixed(6), `${n}-${i}`, 'x']),
    )
  const logs = await folderWith(Object.fromEntries(Array.from({ length: 8 }, (_, n) => [`part${n}.log`, part(n)])))
  const app = await startApp({ data, paths: [logs] })
  await expect.poll(async () => (await (await fetch(`${app.url}/api/ingest`)).json()).jobs[0]?.rows ?? 0).toBeGreaterThan(0)
  await app.kill()
  const again = await startApp({ data, paths: [logs] })
  await settled(again)
  // Loading the same folder again completes what was cut off and doubles nothing.
  expect(await rowsOf(again.url)).toEqual({ weird: 400_000 })
  await again.stop()
  await Promise.all([data, logs].map((folder) => rm(folder, { recursive: true, force: true })))
})

test('a file that has grown is continued where it ended', async () => {
  const lines = traffic['conn.log'].split('\n')
  const logs = await folderWith({ 'conn.log': `${lines.slice(0, 107).join('\n')}\n` })
  const app = await startApp({ paths: [logs] })
  await settled(app)
  expect(await rowsOf(app.url)).toEqual({ conn: 100 })
  await appendFile(join(logs, 'conn.log'), lines.slice(107).join('\n'))
  await load(app, [logs])
  expect(await rowsOf(app.url)).toEqual({ conn: trafficRows.conn })
  expect((await (await fetch(`${app.url}/api/files`)).json()).files).toHaveLength(1)
  await app.stop()
  await rm(logs, { recursive: true, force: true })
})

test('a second start over the same store is refused with the address of the first', async () => {
  const logs = await folderWith({ 'conn.log': traffic['conn.log'] })
  const app = await startApp({ paths: [logs] })
  await settled(app)
  await expect(startApp({ data: app.data })).rejects.toThrow(new RegExp(`running over .* already: ${app.url}`))
  await expect(startApp({ env: { PORT: new URL(app.url).port } })).rejects.toThrow(/Port \d+ on 127\.0\.0\.1 is taken/)
  expect(await rowsOf(app.url)).toEqual({ conn: trafficRows.conn })
  await app.stop()
  await rm(logs, { recursive: true, force: true })
})

test('a path that is not there is refused before anything starts', async () => {
  await expect(startApp({ paths: ['/nowhere/at/all'] })).rejects.toThrow('There is no file or folder /nowhere/at/all.')
})

test('an empty store shows the sample with its banner, and the first own logs take its place', async ({ page }) => {
  const app = await startApp()
  expect(app.output()).toContain('Spoor is at ')
  await settled(app)
  const sample = await rowsOf(app.url)
  expect(sample.conn).toBeGreaterThan(50_000)
  const banner = page.getByRole('complementary', { name: 'Sample data' })
  for (const path of ['/', '/files', '/logs', '/logs/conn', '/hunts/fast-flux', '/settings']) {
    await page.goto(`${app.url}${path}`)
    await expect(banner).toContainText('This is the sample, not your network.')
  }
  const logs = await folderWith({ 'conn.log': traffic['conn.log'] })
  await page.goto(`${app.url}/files`)
  await page.getByLabel(/give a path on the server/).fill(logs)
  await page.getByRole('button', { name: 'Load', exact: true }).click()
  await expect(page.getByRole('grid')).toHaveAttribute('aria-rowcount', '2')
  await expect(banner).toBeHidden()
  expect(await rowsOf(app.url)).toEqual({ conn: trafficRows.conn })
  await app.stop()
  await rm(logs, { recursive: true, force: true })
})
