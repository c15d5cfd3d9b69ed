import { spawn } from 'node:child_process'
import { createServer, type Server } from 'node:http'
import type { AddressInfo } from 'node:net'
import { join } from 'node:path'
import { afterEach, describe, expect, it } from 'vitest'
import { listed } from '../../../lib/ingest/listed'
import { noteServer } from '../../../lib/process/running-server'
import { openDuckDB } from '../../../lib/store/duckdb'
import { type Bench, bench, connLog } from './load-fixture'

interface Ended {
  readonly code: number | null
  readonly out: string
  readonly err: string
}

/** Runs a command of the project as a user would, over the store in `data`. */
function command(script: string, args: readonly string[], settings: Readonly<Record<string, string>>): Promise<Ended> {
  return new Promise((done, fail) => {
    const child = spawn(process.execPath, ['--import', 'tsx', script, ...args], { env: { ...process.env, ...settings } })
    let out = ''
    let err = ''
    child.stdout.on('data', (text) => {
      out += text
    })
    child.stderr.on('data', (text) => {
      err += text
    })
    child.once('error', fail)
    child.once('close', (code) => done({ code, out, err }))
  })
}

const ingestInto = (data: string, ...args: string[]) => command('lib/ingest/main.ts', args, { SPOOR_DATA: data })
const ingest = ({ folder }: Bench, ...args: string[]) => ingestInto(join(folder, 'own'), ...args)

const servers: Server[] = []
afterEach(async () => {
  for (const server of servers.splice(0)) await new Promise((closed) => server.close(closed))
})

/** A server on a free port. */
async function listening(server: Server): Promise<number> {
  servers.push(server)
  await new Promise<void>((ready) => server.listen(0, '127.0.0.1', ready))
  return (server.address() as AddressInfo).port
}

/** The calls that the command makes, over the loads of a store. */
const serving = ({ folder, store, jobs }: Bench) =>
  createServer(async ({ method, url = '' }, response) => {
    if (url === '/api/health') return response.end(JSON.stringify({ status: 'ok', store: join(folder, 'data') }))
    if (url === '/api/files') return response.end(JSON.stringify({ files: await listed(store, jobs) }))
    if (method === 'POST') return response.end(JSON.stringify({ id: (await jobs.start([join(folder, 'in')])).id }))
    for await (const event of jobs.events(url.split('/')[3] ?? '')) response.write(`data: ${JSON.stringify(event)}\n\n`)
    response.end()
  })

describe('the ingest command', () => {
  it('ends with 0 when everything is loaded, and says how much', async () => {
    const made = await bench()
    const { code, out } = await ingest(made, await made.write('conn.log', connLog(7)))
    expect({ code, out }).toEqual({ code: 0, out: expect.stringMatching(/\b7 rows\b/) })
  })
  it('ends with 1 when a file failed, names it and why, and loads the others', async () => {
    const made = await bench()
    await made.write('in/bad.log.gz', Buffer.from('1f8b0800000000000003ffff', 'hex'))
    await made.write('in/conn.log', connLog(3))
    const { code, out } = await ingest(made, join(made.folder, 'in'))
    expect(code).toBe(1)
    expect(out).toMatch(/^Failed: .*bad\.log\.gz: damaged gzip/m)
    expect(out).toMatch(/\b3 rows\b/)
  })
  it('says how many names with a dot it passed over, and loads them where they are named', async () => {
    const made = await bench()
    const hidden = await made.write('in/.shadow.conn.log', connLog(3))
    await made.write('in/.git/config', 'x')
    await made.write('in/conn.log', connLog(5, 100))
    const { out } = await ingest(made, join(made.folder, 'in'))
    expect(out).toMatch(/\b5 rows\b.* Passed over: 2 names that begin with a dot\.$/m)
    const { out: named } = await ingest(made, hidden)
    expect(named).toMatch(/\b3 rows\b/)
    expect(named).not.toContain('Passed over')
  })
  it('answers in JSON where it is asked to', async () => {
    const made = await bench()
    const { code, out } = await ingest(made, '--json', await made.write('conn.log', connLog(4)))
    expect(code).toBe(0)
    expect(JSON.parse(out)).toMatchObject({ stage: 'done', rows: 4, outcome: { loaded: 1, failed: 0 }, failures: [] })
  })
  it('ends with 1 for a path that is not there, and with 2 where it does not understand', async () => {
    const made = await bench()
    expect(await ingest(made, '/nowhere/conn.log')).toMatchObject({ code: 1, err: expect.stringContaining('/nowhere/conn.log') })
    expect(await ingest(made, '--jsn', '/nowhere')).toMatchObject({ code: 2, err: expect.stringContaining('--jsn') })
    expect(await ingest(made)).toMatchObject({ code: 2, err: expect.stringContaining('Usage') })
  })
  it('says which process holds the store where no server does', async () => {
    const made = await bench()
    const store = await openDuckDB({ path: join(made.folder, 'own', 'store.duckdb'), memory: 1e9, threads: 1 })
    const { code, err } = await ingest(made, await made.write('conn.log', connLog(1)))
    await store.close()
    expect(code).toBe(1)
    expect(err).toContain(`is open in another process (PID ${process.pid}). Stop it, or set SPOOR_DATA to another folder.`)
  })
  it('hands the paths over to the server that holds the store, and ends as that load does', async () => {
    const made = await bench()
    const data = join(made.folder, 'own')
    const store = await openDuckDB({ path: join(data, 'store.duckdb'), memory: 1e9, threads: 1 })
    const asked: unknown[] = []
    const done = {
      id: 'j1',
      stage: 'done',
      done: true,
      files: 1,
      of: 1,
      rows: 5,
      rejected: 0,
      bytes: 1,
      of_bytes: 1,
      seconds: 1,
      error: null,
    }
    const server = createServer((request, response) => {
      if (request.url === '/api/health') response.end(JSON.stringify({ status: 'ok', store: data }))
      else if (request.url === '/api/ingest/j1/events')
        response.end(`data: ${JSON.stringify({ ...done, outcome: { loaded: 0, duplicate: 0, skipped: 0, cancelled: 0, failed: 1 } })}\n\n`)
      else if (request.url === '/api/files') response.end(JSON.stringify({ files: [] }))
      else
        request.on('data', (text) => {
          asked.push(JSON.parse(String(text)))
          response.end(JSON.stringify({ id: 'j1' }))
        })
    })
    const url = `http://127.0.0.1:${await listening(server)}`
    await noteServer(data, { url, pid: process.pid })
    const path = await made.write('conn.log', connLog(1))
    const { code, err } = await ingest(made, path)
    await store.close()
    expect(asked).toEqual([{ paths: [path] }])
    expect(err).toContain(`${url} holds the store and loads them.`)
    expect(code).toBe(1)
  })
  it('names the files that failed, and no others, where a server loads them as where it loads them itself', async () => {
    const made = await bench()
    const data = join(made.folder, 'data')
    const damaged = Buffer.from('1f8b0800000000000003ffff', 'hex')
    await made.load(await made.write('before/bad.log.gz', damaged))
    await made.write('in/worse.log.gz', Buffer.concat([damaged, damaged]))
    await made.write('in/conn.log', connLog(3))
    await noteServer(data, { url: `http://127.0.0.1:${await listening(serving(made))}`, pid: process.pid })
    const asked = join(made.folder, 'in')
    const there = await ingestInto(data, asked)
    expect(there.err).toContain('holds the store')
    expect(there.out).toMatch(/^Failed: .*worse\.log\.gz: damaged gzip/m)
    const failed = (out: string) => out.split('\n').filter((line) => line.startsWith('Failed: '))
    expect(failed(there.out)).toEqual(failed((await ingest(made, asked)).out))
    const { code, out } = await ingestInto(data, '--json', asked)
    expect(code).toBe(1)
    const { failures } = JSON.parse(out)
    expect(failures).toEqual((await made.files()).filter(({ path }) => path === join(asked, 'worse.log.gz')))
    expect(failures).toHaveLength(1)
  })
})

it('does not start where the port is taken, and says so', async () => {
  const made = await bench()
  const port = await listening(createServer())
  const { code, err } = await command('lib/start.ts', [], { SPOOR_DATA: join(made.folder, 'own'), HOST: '127.0.0.1', PORT: String(port) })
  expect({ code, err }).toEqual({ code: 1, err: `Port ${port} on 127.0.0.1 is taken. Stop what uses it, or set PORT to another.\n` })
})
