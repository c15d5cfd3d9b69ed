import { rm } from 'node:fs/promises'
import { cpus, totalmem } from 'node:os'
import { join } from 'node:path'
import { parseArgs } from 'node:util'
import { config } from '../../lib/config'
import { type DuckStore, openDuckDB } from '../../lib/store/duckdb'
import { answer } from './answer'
import { baselines } from './baselines'
import { certificate } from './certificate'
import { flux, frugal } from './flux'
import type { Ground, Group } from './group'
import { ingest, rotation, size } from './ingest'
import { emptyFolder, load } from './loading'
import { type Bar, table } from './measure'
import { pages } from './pages'
import { ports } from './ports'
import { stacking } from './stacking'
import { told } from './told'
import { traffic } from './traffic'

const groups: Readonly<Record<string, Group>> = {
  ingest,
  rotation,
  size,
  stacking,
  flux,
  certificate,
  ports,
  baselines,
  frugal,
  pages,
  told,
  answer,
}
const MOST_GROWTH = 13

/** Traffic and the store over it; what was made is gone after `close`. */
async function prepare(rows: number, repetitions: number): Promise<Ground & { close(): Promise<void> }> {
  const logs = await traffic(rows)
  const made: string[] = []
  let opened: DuckStore | undefined
  const folder = async () => {
    if (made[0] !== undefined) return made[0]
    const empty = await emptyFolder()
    made.push(empty)
    await load('project', empty, [logs.conn, logs.dns, logs.ssl, logs.x509])
    return empty
  }
  const release = async () => {
    await opened?.close()
    opened = undefined
  }
  return {
    rows,
    repetitions,
    traffic: logs,
    folder,
    release,
    async store() {
      const { memory, threads } = config()
      opened ??= await openDuckDB({ path: join(await folder(), 'store.duckdb'), memory, threads })
      return opened
    },
    async close() {
      await release()
      for (const path of made) await rm(path, { recursive: true, force: true })
    },
  }
}

/** How our own times grew from the smallest to the largest traffic. */
function growth(sizes: ReadonlyMap<number, readonly Bar[]>): readonly Bar[] {
  const [small, large] = [Math.min(...sizes.keys()), Math.max(...sizes.keys())]
  if (small === large) return []
  const most = (MOST_GROWTH * large) / small / 10
  return (sizes.get(large) ?? []).flatMap((bar) => {
    const before = sizes.get(small)?.find((other) => other.bar === bar.bar)
    if (before?.seconds === undefined || bar.seconds === undefined) return []
    const times = bar.seconds / before.seconds
    return [{ bar: bar.bar, ours: bar.ours, beside: before.ours, figure: times.toFixed(1), atMost: String(most), held: times <= most }]
  })
}

function wanted(): { rows: readonly number[]; repetitions: number; names: readonly string[] } {
  const { values, positionals } = parseArgs({
    allowPositionals: true,
    options: { rows: { type: 'string', default: '1000000,10000000' }, repetitions: { type: 'string', default: '5' } },
  })
  const unknown = positionals.filter((name) => !(name in groups))
  const rows = values.rows.split(',').map(Number)
  const repetitions = Number(values.repetitions)
  if (unknown.length > 0 || !rows.every((n) => Number.isInteger(n) && n >= 1000) || !(repetitions >= 1)) {
    console.error(`Usage: npm run bench -- [--rows 1000000,10000000] [--repetitions 5] [${Object.keys(groups).join(' ')}]`)
    process.exit(2)
  }
  return { rows, repetitions, names: positionals.length > 0 ? positionals : Object.keys(groups) }
}

const { rows: asked, repetitions, names } = wanted()
const faults: string[] = []
const sizes = new Map<number, readonly Bar[]>()
console.log(
  `${cpus()[0]?.model.trim()}, ${cpus().length} cores, ${Math.round(totalmem() / 1e9)} GB, Node ${process.version}; medians of ${repetitions}`,
)
for (const rows of asked) {
  const ground = await prepare(rows, repetitions)
  const bars: Bar[] = []
  for (const name of names) {
    console.error(`${rows.toLocaleString('en')} connections: ${name}`)
    try {
      bars.push(...((await groups[name]?.(ground)) ?? []))
    } catch (error) {
      faults.push(`${name} at ${rows}: ${error}`)
    }
    // What one group kept in memory must not weigh on the next.
    await ground.release()
  }
  await ground.close()
  sizes.set(rows, bars)
  console.log(`\n${rows.toLocaleString('en')} connections\n\n${table(bars)}`)
}
const grown = growth(sizes)
if (grown.length > 0)
  console.log(`\nFrom ${asked.map((n) => n.toLocaleString('en')).join(' to ')} connections: beside it is the smaller\n\n${table(grown)}`)
for (const fault of faults) console.error(`Not measured: ${fault}`)
process.exitCode = faults.length > 0 || [...sizes.values(), grown].flat().some(({ held }) => !held) ? 1 : 0
