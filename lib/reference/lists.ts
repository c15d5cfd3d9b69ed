import { createHash } from 'node:crypto'
import { type FileHandle, mkdtemp, open, readdir, rm, stat } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { DuckStore } from '../store/duckdb'
import { type ListTables, listTables } from '../store/duckdb-lists'
import type { ListInfo, Reference } from '../store/reference'
import { microsToIso } from '../time'
import type { AsnLookup } from './mmdb'
import { suffixRules } from './public-suffixes'
import { readList, type Sink } from './read-list'

interface Found {
  readonly file: string
  readonly size: number
  readonly modified: number
}

/** One reading of the folder. */
interface Reading {
  readonly key: string
  readonly tables: ListTables
  readonly lists: readonly ListInfo[]
  /** How each file of systems places addresses, in the order of their names: the first that knows one has the word. */
  readonly placing: readonly { readonly file: string; readonly lookup: AsnLookup | null }[]
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

/** Collects lines in a file of our own, which the engine then reads at once. */
async function throughFile<T>(write: (sink: Sink) => Promise<T>, read: (path: string, written: T) => Promise<void>): Promise<T> {
  const folder = await mkdtemp(join(tmpdir(), 'spoor-lists-'))
  const path = join(folder, 'lines')
  let handle: FileHandle | null = null
  try {
    handle = await open(path, 'wx')
    const target = handle
    const written = await write(async (lines) => {
      await target.write(lines)
    })
    await handle.close()
    handle = null
    await read(path, written)
    return written
  } finally {
    await handle?.close()
    await rm(folder, { recursive: true, force: true })
  }
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
): Promise<Pick<Reading, 'lists' | 'placing'>> {
  const lists: ListInfo[] = []
  const placing: { file: string; lookup: AsnLookup | null }[] = []
  for (const { file, modified } of found) {
    let overlapping = 0
    const read = await throughFile(
      (sink) => readList(join(folder, file), maxExpansion, sink),
      async (path, { kind, entries }) => {
        if (entries === null) return
        if (kind === 'popularity') await tables.addPopular(path, file)
        if (kind === 'exceptions') await tables.addExceptions(path, file)
        if (kind === 'asn') overlapping = await tables.addRanges(path, file)
      },
    ).catch(unreadable)
    const { kind, entries } = read
    const lookup = 'lookup' in read ? (read.lookup ?? null) : null
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
    if (kind === 'asn' && (entries !== null || lookup)) placing.push({ file, lookup })
  }
  return { lists, placing }
}

/** Looks up the addresses that are not placed yet in a database of systems. */
async function placeByLookup(store: DuckStore, tables: ListTables, { find }: AsnLookup): Promise<void> {
  await throughFile(
    async (sink) => {
      for await (const rows of store.stream(tables.unplaced)) {
        const lines = rows.map(({ address }) => {
          const found = find(String(address))
          return found ? `${address}\t${found.asn}\t${found.organisation.replaceAll(/\s+/g, ' ')}\n` : ''
        })
        const text = lines.join('')
        if (text !== '') await sink(text)
      }
    },
    async (path) => {
      await tables.place(path)
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
    const rules = suffixRules().map(({ name, shift }) => `${name}\t${shift}\n`)
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
    await current.tables.placeRest()
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
    const { tables, lists, placing } = reading
    const used = (kind: ListInfo['kind']) => lists.filter((list) => list.kind === kind && list.entries !== null).map((list) => list.file)
    return {
      ...tables.reference({ popular: used('popularity'), asn: placing.map((list) => list.file), exceptions: used('exceptions') }),
      lists,
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
