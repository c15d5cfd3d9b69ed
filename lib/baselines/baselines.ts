import { randomUUID } from 'node:crypto'
import { mkdir, readdir, readFile, rename, rm, stat } from 'node:fs/promises'
import { join } from 'node:path'
import { UserError } from '../errors'
import { foldersIn, readEach } from '../folders'
import { sql } from '../sql'
import { type AskOptions, inStages } from '../stages'
import type { FrozenBaseline } from '../store/reference'
import type { Store } from '../store/store'
import { writeWhole } from '../whole-file'
import { type Baseline, type BaselineToMake, baseline } from './baseline'
import { freeze } from './freeze'
import { itemKinds } from './items/kinds'

const mostBaselines = 200
/** A folder that is being written; what an interrupted freezing leaves. */
const unfinished = '.part-'
const facts = 'baseline.json'
/** Files that a baseline has beside one per kind of item. */
const beside = 3

export interface Baselines {
  /** Newest first; what cannot be read is left out. */
  list(): Promise<readonly Baseline[]>
  /** What is wrong with those that cannot be read. */
  faults(): Promise<readonly string[]>
  /** Throws `not-found`. */
  get(id: string): Promise<Baseline>
  /** Freezes a window of the store's data: whole or not at all. Throws `bad-params`, `conflict`. */
  make(store: Store, given: BaselineToMake, options?: AskOptions): Promise<Baseline>
  /** Throws `not-found`. */
  remove(id: string): Promise<Baseline>
  /** As hunts compare with them. */
  frozen(fn: Store['dialect']): Promise<readonly FrozenBaseline[]>
}

/** What was read of a file, and by what one knows that it is still the same. */
interface Known {
  readonly state: string
  readonly baseline: Baseline
}

/** Every hunt asks for the baselines: a file that is as it was read is not read again. */
async function read(folder: string, known: Map<string, Known>): Promise<Baseline> {
  const path = join(folder, facts)
  try {
    const { mtimeMs, size } = await stat(path)
    const state = `${mtimeMs} ${size}`
    const before = known.get(folder)
    if (before?.state === state) return before.baseline
    const now = { state, baseline: baseline.parse(JSON.parse(await readFile(path, 'utf8'))) }
    known.set(folder, now)
    return now.baseline
  } catch (cause) {
    throw new UserError('failed', `${path} does not hold a baseline. Mend it or move its folder away.`, {}, { cause })
  }
}

/** Removes what an interrupted freezing or deleting left. It is no baseline as it is, so that what cannot be removed may stay. */
async function sweep(folder: string): Promise<void> {
  const found = await readdir(folder).catch(() => [])
  const parts = found.filter((name) => name.startsWith(unfinished)).map((name) => join(folder, name))
  await Promise.allSettled(parts.map((path) => rm(path, { recursive: true, force: true })))
}

const newestFirst = (one: Baseline, other: Baseline) => other.created.localeCompare(one.created) || (one.id < other.id ? -1 : 1)

function asFrozen(folder: string, one: Baseline, fn: Store['dialect']): FrozenBaseline {
  const file = (name: string) => fn.frozen(join(folder, one.id, `${name}.parquet`))
  return {
    ...one,
    logs: one.logs.filter(({ rows }) => rows > 0).map(({ log }) => log),
    items: (kind) => (kind in one.items && itemKinds.some(({ id }) => id === kind) ? file(kind) : null),
    names: file('addresses'),
    leases: file('leases'),
    rhythm: file('rhythm'),
  }
}

/** The baselines in one folder, each in a folder of its own. One instance per folder: what another one is freezing would be swept away. */
export function openBaselines(folder: string): Baselines {
  const swept = sweep(folder)
  const readings = new Map<string, Known>()
  /** Names of what is being frozen. */
  const making = new Set<string>()
  const all = async () => {
    await swept
    return readEach(await foldersIn(folder), (name) => read(join(folder, name), readings))
  }
  const list = async () => [...(await all()).read].sort(newestFirst)
  const get = async (id: string) => {
    const found = (await list()).find((one) => one.id === id)
    if (!found) throw new UserError('not-found', `There is no baseline ${id}.`, { id })
    return found
  }
  return {
    list,
    faults: async () => (await all()).faults,
    get,
    async make(store, given, options = {}) {
      const wanted = given.name.toLowerCase()
      const known = await list()
      const same = known.find(({ name }) => name.toLowerCase() === wanted)
      if (same) throw new UserError('conflict', `There is a baseline named ${same.name}. Choose another name.`, { id: same.id })
      if (making.has(wanted)) throw new UserError('conflict', `A baseline named ${given.name} is being frozen. Choose another name.`)
      if (known.length + making.size >= mostBaselines)
        throw new UserError('conflict', `There are ${mostBaselines} baselines, and no more can be kept. Delete one first.`)
      making.add(wanted)
      const part = join(folder, `${unfinished}${randomUUID()}`)
      /** Null where files were loaded or removed meanwhile: its parts would speak of different data. */
      const attempt = async () => {
        const stage = inStages(itemKinds.length + beside, options)
        const version = store.version()
        const serial = randomUUID()
        const made = await freeze(
          store,
          given,
          (name, query, doing) =>
            stage(doing, async (own) => {
              const kept = await store.keep(`baseline ${serial} ${name}`, query, own)
              await store.freeze(kept, join(part, `${name}.parquet`), own)
              const { rows } = await store.query(sql`SELECT count(*) AS rows FROM ${kept}`, own)
              return Number(rows[0]?.rows ?? 0)
            }),
          options,
        )
        return store.version() === version ? made : null
      }
      try {
        await mkdir(part, { recursive: true })
        const made = (await attempt()) ?? (await attempt())
        if (made === null)
          throw new UserError('conflict', 'Files were loaded or removed while it was frozen, twice. Freeze it once they are loaded.')
        await writeWhole(join(part, facts), `${JSON.stringify(made, null, 2)}\n`)
        await rename(part, join(folder, made.id))
        return made
      } catch (error) {
        await rm(part, { recursive: true, force: true })
        throw error
      } finally {
        making.delete(wanted)
      }
    },
    async remove(id) {
      const found = await get(id)
      // Out of sight first: what is half deleted is no baseline.
      const leaving = join(folder, `${unfinished}${randomUUID()}`)
      await rename(join(folder, id), leaving)
      readings.delete(join(folder, id))
      await rm(leaving, { recursive: true, force: true })
      return found
    },
    frozen: async (fn) => (await list()).map((one) => asFrozen(folder, one, fn)),
  }
}
