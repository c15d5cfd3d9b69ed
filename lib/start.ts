import { type ChildProcess, spawn } from 'node:child_process'
import { mkdir, stat } from 'node:fs/promises'
import { createServer } from 'node:net'
import { join, resolve } from 'node:path'
import { fileURLToPath } from 'node:url'
import { type Config, config } from './config'
import { isUserError, UserError } from './errors'
import { startRemote } from './ingest/remote'
import { isBuilt } from './process/built'
import { forgetServer, healthOf, noteServer, serverOf } from './process/running-server'

const root = fileURLToPath(new URL('..', import.meta.url))
const next = join(root, 'node_modules', 'next', 'dist', 'bin', 'next')
const sample = join(root, 'data', 'sample', 'logs')
const readyWithinMs = 120_000

const environment = (settings: Config): NodeJS.ProcessEnv => ({
  ...process.env,
  // Each running query holds a thread of this pool; files and compression need some as well.
  UV_THREADPOOL_SIZE: process.env.UV_THREADPOOL_SIZE ?? '16',
  // The store is closed by our own handler; Next's would wait for open event streams.
  NEXT_MANUAL_SIG_HANDLE: 'true',
  NEXT_TELEMETRY_DISABLED: '1',
  SPOOR_DATA: settings.data,
  HOST: settings.host,
})

function ended(child: ChildProcess): Promise<number> {
  return new Promise((resolve) => child.once('exit', (code, signal) => resolve(code ?? (signal ? 1 : 0))))
}

async function build(settings: Config): Promise<void> {
  if (await isBuilt(root)) return
  console.log('Building the pages; this is needed once after each change and takes about half a minute.')
  const code = await ended(spawn(process.execPath, [next, 'build'], { cwd: root, env: environment(settings), stdio: 'inherit' }))
  if (code !== 0) throw new UserError('failed', 'The build failed; what went wrong stands above.')
}

/** A port that is free now: the one asked for, any for 0. Throws `conflict` where it is taken. */
function freePort({ host, port }: Config): Promise<number> {
  return new Promise((resolve, reject) => {
    const probe = createServer()
    probe.once('error', (error: NodeJS.ErrnoException) => {
      const why =
        error.code === 'EADDRINUSE'
          ? `Port ${port} on ${host} is taken. Stop what uses it, or set PORT to another.`
          : `Cannot listen on ${host}:${port}: ${error.message}. Set HOST and PORT.`
      reject(new UserError('conflict', why, {}, { cause: error }))
    })
    probe.listen(port, host, () => {
      const address = probe.address()
      probe.close(() => resolve(typeof address === 'object' && address ? address.port : port))
    })
  })
}

async function ready(url: string, exit: Promise<number>): Promise<void> {
  let gone = false
  exit
    .then(() => {
      gone = true
    })
    .catch(() => undefined)
  for (const began = Date.now(); Date.now() - began < readyWithinMs; ) {
    if (gone) throw new UserError('failed', 'The server stopped while it was starting; what went wrong stands above.')
    const health = await healthOf(url)
    if (health?.status === 'ok') return
    if (health) throw new UserError('failed', health.message ?? 'The store cannot be opened.')
    await new Promise((wait) => setTimeout(wait, 100))
  }
  throw new UserError('failed', `The server did not answer within ${readyWithinMs / 1000} s.`)
}

async function isEmpty(url: string): Promise<boolean> {
  const answer = await fetch(`${url}/api/files`)
  const body: { files: readonly unknown[] } = await answer.json()
  return body.files.length === 0
}

async function main(args: readonly string[]): Promise<number> {
  const dev = args.includes('--dev')
  const paths = args.filter((arg) => arg !== '--dev').map((path) => resolve(path))
  for (const path of paths)
    if (!(await stat(path).catch(() => null))) throw new UserError('not-found', `There is no file or folder ${path}.`)
  const settings = config()
  await mkdir(settings.data, { recursive: true })
  const other = await serverOf(settings.data)
  if (other)
    throw new UserError(
      'conflict',
      `Spoor is running over ${settings.data} already: ${other}. Stop it, or set SPOOR_DATA to another folder.`,
    )
  const port = await freePort(settings)
  if (!dev) await build(settings)

  const host = settings.host.includes(':') ? `[${settings.host}]` : settings.host
  const reachable = settings.host === '0.0.0.0' ? '127.0.0.1' : settings.host === '::' ? '[::1]' : host
  const url = `http://${reachable}:${port}`
  const child = spawn(process.execPath, [next, dev ? 'dev' : 'start', '--hostname', settings.host, '--port', String(port)], {
    cwd: root,
    env: { ...environment(settings), PORT: String(port) },
    stdio: ['ignore', dev ? 'inherit' : 'ignore', 'inherit'],
  })
  const exit = ended(child)
  for (const signal of ['SIGINT', 'SIGTERM'] as const) process.on(signal, () => child.kill(signal))
  try {
    await ready(url, exit)
    await noteServer(settings.data, { url, pid: child.pid ?? 0 })
    console.log(`Spoor is at ${url}`)
    const wanted = paths.length > 0 ? paths : (await isEmpty(url)) && (await stat(sample).catch(() => null)) ? [sample] : []
    if (wanted.length > 0) {
      await startRemote(url, wanted)
      console.log(
        paths.length > 0
          ? `Loading ${paths.join(', ')}; the page shows how far it is.`
          : 'Loading the bundled sample; your own logs replace it.',
      )
    }
    return await exit
  } catch (error) {
    child.kill('SIGTERM')
    await exit
    throw error
  } finally {
    await forgetServer(settings.data)
  }
}

main(process.argv.slice(2)).then(
  (code) => process.exit(code),
  (error) => {
    console.error(isUserError(error) ? error.message : error)
    process.exit(1)
  },
)
