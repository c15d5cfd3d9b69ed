import { randomUUID } from 'node:crypto'
import { badParams, isUserError, UserError } from '../errors'
import { openJsonFile } from '../json-file'
import type { Allowed } from '../store/reference'
import { type Entry, type EntryToSave, entries, holds, usualExpiry } from './entry'

const mostEntries = 500

/** What an import did. */
export interface Imported {
  readonly added: number
  readonly replaced: number
  readonly unchanged: number
}

export interface AllowList {
  /** Newest first, the expired ones too. */
  list(): Promise<readonly Entry[]>
  /** Those that hold now. Never rejects: where the file cannot be read nothing is hidden, and the fault is told. */
  allowed(): Promise<Allowed>
  /** Keeps an entry. One that takes the place of another keeps its author and when it was made. Throws `conflict`, `bad-params`. */
  save(entry: EntryToSave): Promise<Entry>
  /** Throws `not-found`. */
  remove(id: string): Promise<Entry>
  /** Adds entries of another list; one with the same id takes the place of ours. Throws `conflict`. */
  import(given: readonly Entry[]): Promise<Imported>
}

const newestFirst = (one: Entry, other: Entry) => other.created.localeCompare(one.created) || (one.id < other.id ? -1 : 1)
const inOrder = (list: readonly Entry[]) => ({ entries: [...list].sort(newestFirst) })

function full(count: number): void {
  if (count > mostEntries)
    throw new UserError(
      'conflict',
      `The allow-list holds at most ${mostEntries} entries. Delete some first, such as those that have expired.`,
    )
}

/** The user's allow-list in one JSON file: whole before a change or whole after it. One instance per file; `now` is the clock. */
export function openAllowList(path: string, now: () => Date = () => new Date()): AllowList {
  const file = openJsonFile(path, {
    schema: entries,
    none: { entries: [] },
    what: 'an allow-list',
    unsaved: 'The allow-list was not changed',
  })
  const list = async () => inOrder((await file.read()).entries).entries
  return {
    list,
    async allowed() {
      try {
        return { entries: (await list()).filter((entry) => holds(entry, now())), fault: null }
      } catch (error) {
        if (!isUserError(error)) throw error
        return { entries: [], fault: error.message }
      }
    },
    save: ({ id = randomUUID(), ...given }) =>
      file.change(({ entries }) => {
        const before = entries.find((entry) => entry.id === id)
        const created = before?.created ?? given.created ?? now().toISOString()
        const expires = given.expires ?? usualExpiry(now())
        const author = before?.author ?? given.author ?? ''
        const entry = { ...given, id, source: given.source ?? null, author, created, expires }
        if (Date.parse(expires) <= Date.parse(created)) throw badParams({ expires: ['must be later than when the entry was made'] })
        full(entries.length + (before ? 0 : 1))
        return { next: inOrder([...entries.filter((one) => one !== before), entry]), answer: entry }
      }),
    remove: (id) =>
      file.change(({ entries }) => {
        const entry = entries.find((one) => one.id === id)
        if (!entry) throw new UserError('not-found', `There is no allow-list entry ${id}.`, { id })
        return { next: inOrder(entries.filter((one) => one !== entry)), answer: entry }
      }),
    import: (given) =>
      file.change(({ entries }) => {
        const incoming = new Map(given.map((entry) => [entry.id, entry]))
        const same = entries.filter((entry) => incoming.has(entry.id))
        const unchanged = same.filter((entry) => JSON.stringify(entry) === JSON.stringify(incoming.get(entry.id))).length
        const all = [...entries.filter((entry) => !incoming.has(entry.id)), ...incoming.values()]
        full(all.length)
        const added = incoming.size - same.length
        return { next: inOrder(all), answer: { added, replaced: same.length - unchanged, unchanged } }
      }),
  }
}
