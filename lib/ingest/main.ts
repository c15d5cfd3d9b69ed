import { join, resolve, sep } from 'node:path'
import { config } from '../config'
import { isUserError } from '../errors'
import { serverOf } from '../process/running-server'
import { openDuckDB } from '../store/duckdb'
import type { JobEvent } from './job'
import { openJobs } from './jobs'
import { type Entry, ledger } from './ledger'
import { progressLine, summaryLine } from './progress-line'
import { cancelRemote, remoteEvents, remoteFiles, startRemote } from './remote'

const usage = 'Usage: npm run ingest -- PATH… [--json]\nLoads Zeek logs: files, or folders with everything below them.'
const lineEveryMs = 5000

/** A load by this process or by the server: the same events, the same cancel. */
interface Load {
  readonly events: AsyncIterable<JobEvent>
  cancel(): Promise<void>
  /** What the store's ledger says of all files. */
  files(): Promise<readonly Entry[]>
  close(): Promise<void>
}

async function loadHere(paths: readonly string[]): Promise<Load> {
  const { data, memory, threads, maxExpansion } = config()
  const store = await openDuckDB({ path: join(data, 'store.duckdb'), memory, threads })
  try {
    const jobs = await openJobs(store, { folder: join(data, 'ingest'), maxExpansion, sample: resolve('data/sample') })
    const { id } = await jobs.start(paths)
    return {
      events: jobs.events(id),
      cancel: () => jobs.cancel(id),
      files: () => ledger(store),
      async close() {
        await jobs.close()
        await store.close()
      },
    }
  } catch (error) {
    await store.close()
    throw error
  }
}

async function loadThere(server: string, paths: readonly string[]): Promise<Load> {
  const id = await startRemote(server, paths)
  return {
    events: remoteEvents(server, id),
    cancel: () => cancelRemote(server, id),
    files: () => remoteFiles(server),
    close: async () => undefined,
  }
}

async function begin(paths: readonly string[], say: (text: string) => void): Promise<Load> {
  try {
    return await loadHere(paths)
  } catch (error) {
    const server = isUserError(error) && error.status === 'conflict' ? await serverOf(config().data) : null
    if (server === null) throw error
    say(`${server} holds the store and loads them.`)
    return loadThere(server, paths)
  }
}

const isBelow = (path: string, folders: readonly string[]) =>
  folders.some((folder) => path === folder || path.startsWith(folder.endsWith(sep) ? folder : `${folder}${sep}`))

/** Those of the files that were asked for which did not load. */
async function failuresOf(load: Load, paths: readonly string[]): Promise<readonly Entry[]> {
  return (await load.files()).filter(({ status, path }) => status === 'failed' && isBelow(path, paths))
}

async function follow(load: Load, show: (line: string) => void): Promise<JobEvent | null> {
  let last: JobEvent | null = null
  for await (const event of load.events) {
    last = event
    if (event.stage !== 'done') show(progressLine(event))
  }
  return last
}

/** Shows progress in place on a terminal, as a line now and then elsewhere. */
function progressTo(stream: NodeJS.WriteStream): (line: string) => void {
  let shown = 0
  return (line) => {
    if (stream.isTTY) stream.write(`\r\x1b[K${line}`)
    else if (Date.now() - shown > lineEveryMs) {
      shown = Date.now()
      stream.write(`${line}\n`)
    }
  }
}

async function main(args: readonly string[]): Promise<number> {
  const json = args.includes('--json')
  const unknown = args.filter((arg) => arg.startsWith('-') && arg !== '--json')
  const paths = args.filter((arg) => !arg.startsWith('-')).map((path) => resolve(path))
  if (unknown.length > 0 || paths.length === 0) {
    console.error(unknown.length > 0 ? `Unknown option ${unknown.join(', ')}.\n${usage}` : usage)
    return 2
  }
  const load = await begin(paths, (text) => console.error(text))
  let cancelling = false
  process.on('SIGINT', () => {
    if (cancelling) process.exit(130)
    cancelling = true
    process.stderr.write('\nCancelling; what is loaded stays.\n')
    load.cancel().catch(() => undefined)
  })
  try {
    const last = await follow(load, progressTo(process.stderr))
    if (!last) throw new Error('The server ended the connection before the load was done.')
    if (process.stderr.isTTY) process.stderr.write('\r\x1b[K')
    const failures = last.outcome.failed > 0 ? await failuresOf(load, paths) : []
    if (json) console.log(JSON.stringify({ ...last, failures }))
    else {
      for (const { path, error } of failures) console.log(`Failed: ${path}: ${error}`)
      console.log(summaryLine(last))
    }
    return last.outcome.failed > 0 || last.error !== null ? 1 : 0
  } finally {
    await load.close()
  }
}

main(process.argv.slice(2)).then(
  (code) => process.exit(code),
  (error) => {
    console.error(isUserError(error) ? error.message : error)
    process.exit(1)
  },
)
