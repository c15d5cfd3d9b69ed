import { createHash } from 'node:crypto'
import { readdir, stat } from 'node:fs/promises'
import { join } from 'node:path'
import type { NamedNetwork } from '../networks'
import type { DuckStore } from '../store/duckdb'
import { type ListTables, listTables } from '../store/duckdb-lists'
import type { ListInfo, Reference } from '../store/reference'
import { microsToIso } from '../time'
import type { Lookup } from './mmdb'
import { eachOnce } from './named'
import { suffixRules } from './public-suffixes'
import { readList } from './read-list'
import { throughFile } from './through-file'

interface Found {
  readonly file: string
  readonly size: number
  readonly modified: number
}

interface Placing {
  readonly file: string
  readonly kind: Lookup['kind']
  readonly lookup: Lookup | null
}

/** One reading of the folder. */
interface Reading {
  readonly key: string
  readonly tables: ListTables
  readonly lists: readonly ListInfo[]
  /** How each file of systems or countries places addresses, in the order of their names: the first that knows one has the word. */
  readonly placing: readonly Placing[]
  /** As the files name them, in the order of the files. */
  readonly networks: readonly NamedNetwork[]
  /** State of the data whose addresses are placed. */
  placed: number | null
}

async function filesOf(folder: string): Promise<Found[]> {
  const names = await readdir(folder).catch(() => [])
  const found = await Promise.all(
    names
      .filter((name) => !name.startsWith('.'))
      .sort()
      .map(async (file) => {
        const about = await stat(join(folder, file)).catch(() => null)
        return about?.isFile() ? [{ file, size: about.size, modified: about.mtimeMs }] : []
      }),
  )
  return found.flat()
}

const unreadable = (error: unknown) => ({
  kind: 'unknown' as const,
  entries: null,
  remark: `Not used: ${error instanceof Error ? error.message : String(error)}.`,
})

async function readFolder(
  folder: string,
  found: readonly Found[],
  tables: ListTables,
  maxExpansion: number,
): Promise<Pick<Reading, 'lists' | 'placing' | 'networks'>> {
  const lists: ListInfo[] = []
  const placing: Placing[] = []
  const networks: NamedNetwork[] = []
  for (const { file, modified } of found) {
    let overlapping = 0
    const read = await throughFile(
      (sink) => readList(join(folder, file), maxExpansion, sink),
      async (path, { kind, entries }) => {
        if (entries === null) return
        if (kind === 'popularity') await tables.addPopular(path, file)
        if (kind === 'categorised') await tables.addCategorised(path, file)
        if (kind === 'exceptions') await tables.addExceptions(path, file)
        if (kind === 'asn') overlapping = await tables.addRanges(path, file)
      },
    ).catch(unreadable)
    const { kind, entries } = read
    const lookup = 'lookup' in read ? (read.lookup ?? null) : null
    if ('networks' in read) networks.push(...(read.networks ?? []).map((network) => ({ ...network, source: file })))
    const remarks = [
      ...(read.remark === null ? [] : [read.remark]),
      ...(overlapping === 0 ? [] : [`Ranges that overlap an earlier one: ${overlapping}; there, the one that begins later counts.`]),
    ]
    lists.push({
      file,
      kind,
      entries,
      date: microsToIso(BigInt(Math.round(modified * 1000))),
      remark: remarks.length > 0 ? remarks.join(' ') : null,
    })
    if ((kind === 'asn' || kind === 'country') && (entries !== null || lookup)) placing.push({ file, kind, lookup })
  }
  return { lists, placing, networks }
}

/** Looks up the addresses that are not placed yet in a database. */
async function placeByLookup(store: DuckStore, tables: ListTables, { kind, find }: Lookup): Promise<void> {
  await throughFile(
    async (sink) => {
      for await (const rows of store.stream(tables.unplaced(kind))) {
        const lines = rows.map(({ address }) => {
          const found = find(String(address))
          return found === null ? '' : `${address}\t${found}\n`
        })
        const text = lines.join('')
        if (text !== '') await sink(text)
      }
    },
    async (path) => {
      await tables.place(path, kind)
    },
  )
}

/**
 * A store that knows the user's lists in a folder. They are read when first asked for, and again when a file's size or time of
 * change differs; new addresses of the data are placed before an answer. One reading at a time. A file that cannot be read is a
 * remark of its own and stops nothing.
 */
export function withLists(
  store: DuckStore,
  { folder, maxExpansion }: { readonly folder: string; readonly maxExpansion: number },
): DuckStore {
  let reading: Reading | null = null
  let before: ListTables | null = null
  let readings = 0
  let turn: Promise<unknown> = Promise.resolve()
  const run = (query: Parameters<DuckStore['execute']>[0]) => store.execute(query)

  async function read(key: string, found: readonly Found[]): Promise<Reading> {
    const tables = listTables(run, ++readings)
    await tables.create()
    const rules = suffixRules().map(({ name, shift, open }) => `${name}\t${shift}\t${open}\n`)
    await throughFile(
      (sink) => sink(rules.join('')),
      async (path) => {
        await tables.addSuffixes(path)
      },
    )
    return { key, tables, ...(await readFolder(folder, found, tables, maxExpansion)), placed: null }
  }

  async function place(current: Reading): Promise<number> {
    const version = store.version()
    if (current.placed === version || current.placing.length === 0) return version
    for (const { file, lookup } of current.placing) {
      if (lookup) await placeByLookup(store, current.tables, lookup)
      else await current.tables.placeByRanges(file)
    }
    for (const kind of new Set(current.placing.map((one) => one.kind))) await current.tables.placeRest(kind)
    current.placed = version
    return version
  }

  async function current(): Promise<Reference> {
    const found = await filesOf(folder)
    const key = createHash('sha256').update(JSON.stringify(found)).digest('hex').slice(0, 16)
    if (reading?.key !== key) {
      const next = await read(key, found)
      // A query that began with the last reading may still use its tables; those of the one before are done with.
      await before?.drop()
      before = reading?.tables ?? null
      reading = next
    }
    const version = await place(reading)
    const { tables, lists, placing, networks } = reading
    const placedBy = (kind: Placing['kind']) => placing.filter((one) => one.kind === kind).map(({ file }) => file)
    const used = (kind: ListInfo['kind']) => lists.filter((list) => list.kind === kind && list.entries !== null).map((list) => list.file)
    return {
      ...tables.reference({
        popular: used('popularity'),
        categorised: used('categorised'),
        asn: placedBy('asn'),
        country: placedBy('country'),
        exceptions: used('exceptions'),
      }),
      ...eachOnce(networks),
      lists,
      baselines: [],
      key: placing.length > 0 ? `${key} ${version}` : key,
    }
  }

  return {
    ...store,
    reference: () => {
      const mine = turn.then(current)
      turn = mine.catch(() => undefined)
      return mine
    },
  }
}
