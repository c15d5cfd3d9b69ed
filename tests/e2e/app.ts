import { spawn } from 'node:child_process'
import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'

const root = fileURLToPath(new URL('../..', import.meta.url))
const readyWithinMs = 180_000

/** A running server of the built app. */
export interface App {
  readonly url: string
  readonly data: string
  /** All that it has printed. */
  output(): string
  /** Ends it as a terminal would; resolves when it is gone. */
  stop(): Promise<void>
  /** Takes it away in the middle of whatever it does. */
  kill(): Promise<void>
}

interface Start {
  /** Folder of the store; a temporary one unless given. */
  readonly data?: string
  /** Logs to load; with none and an empty store it is the sample. */
  readonly paths?: readonly string[]
  readonly env?: Readonly<Record<string, string>>
}

/** The start command on a free port. */
export async function startApp({ data, paths = [], env = {} }: Start = {}): Promise<App> {
  const folder = data ?? (await mkdtemp(join(tmpdir(), 'spoor-e2e-')))
  const child = spawn(process.execPath, ['--import', 'tsx', 'lib/start.ts', ...paths], {
    cwd: root,
    env: { ...process.env, PORT: '0', SPOOR_DATA: folder, ...env },
    stdio: ['ignore', 'pipe', 'pipe'],
    // A group of its own, so that nothing is left when it is killed.
    detached: true,
  })
  let output = ''
  const gone = new Promise<void>((done) => child.once('close', () => done()))
  const end = async (signal: NodeJS.Signals) => {
    if (child.pid !== undefined && child.exitCode === null && child.signalCode === null)
      process.kill(signal === 'SIGKILL' ? -child.pid : child.pid, signal)
    await gone
  }
  const url = await new Promise<string>((done, fail) => {
    const late = setTimeout(() => fail(new Error(`The server did not start:\n${output}`)), readyWithinMs)
    const read = (text: Buffer) => {
      output += text
      const address = /^Spoor is at (http:\S+)$/m.exec(output)?.[1]
      if (address === undefined) return
      clearTimeout(late)
      done(address)
    }
    child.stdout.on('data', read)
    child.stderr.on('data', read)
    child.once('close', () => {
      clearTimeout(late)
      fail(new Error(`The server ended:\n${output}`))
    })
  })
  return {
    url,
    data: folder,
    output: () => output,
    async stop() {
      await end('SIGTERM')
      if (data === undefined) await rm(folder, { recursive: true, force: true })
    },
    kill: () => end('SIGKILL'),
  }
}

/** Waits until all loads have ended, of which there must have been one. */
export async function settled(app: App): Promise<void> {
  for (;;) {
    const { jobs } = await (await fetch(`${app.url}/api/ingest`)).json()
    if (jobs.length > 0 && jobs.every((job: { done: boolean }) => job.done)) return
    await new Promise((wait) => setTimeout(wait, 50))
  }
}
