import { randomUUID } from 'node:crypto'
import { badParams, isUserError, UserError } from '../errors'
import { openJsonFile } from '../json-file'
import type { Allowed } from '../store/reference'
import { type Entries, type Entry, type EntryToSave, entries, holds, usualExpiry } from './entry'
import type { ExceptionToSave, KeptException } from './exception'
import { merged } from './merged'

const mostEntries = 500

/** What an import did. */
export interface Imported {
  readonly added: number
  readonly replaced: number
  readonly unchanged: number
}

export interface AllowList {
  /** Newest first, the expired ones too. */
  list(): Promise<Entries>
  /** Those that hold now. Never rejects: where the file cannot be read nothing is hidden, and the fault is told. */
  allowed(): Promise<Allowed>
  /** The exceptions that hold; none where the file cannot be read, of which `allowed` tells. */
  excusing(): Promise<readonly KeptException[]>
  /** Keeps an entry. One that takes the place of another keeps its author and when it was made. Throws `conflict`, `bad-params`. */
  save(entry: EntryToSave): Promise<Entry>
  /** Throws `not-found`. */
  remove(id: string): Promise<Entry>
  /** Keeps an exception, under the same rules. Throws `conflict`. */
  except(exception: ExceptionToSave): Promise<KeptException>
  /** Throws `not-found`. */
  withdraw(id: string): Promise<KeptException>
  /** Adds what another list has; one with the same id takes the place of ours. Throws `conflict`. */
  import(given: Entries): Promise<Imported>
}

interface Made {
  readonly id: string
  readonly created: string
}

const newestFirst = (one: Made, other: Made) => other.created.localeCompare(one.created) || (one.id < other.id ? -1 : 1)
const inOrder = ({ entries, exceptions }: Entries): Entries => ({
  entries: [...entries].sort(newestFirst),
  exceptions: [...exceptions].sort(newestFirst),
})

function full(count: number): void {
  if (count > mostEntries)
    throw new UserError(
      'conflict',
      `The allow-list holds at most ${mostEntries} entries. Delete some first, such as those that have expired.`,
    )
}

/** A list with one more in it, or one in another's place. */
function having<T extends Made>(list: readonly T[], one: T): T[] {
  const others = list.filter(({ id }) => id !== one.id)
  full(others.length + 1)
  return [...others, one]
}

/** The list without one of an id. Throws `not-found`. */
function lacking<T extends Made>(list: readonly T[], id: string, what: string) {
  const answer = list.find((one) => one.id === id)
  if (!answer) throw new UserError('not-found', `There is no ${what} ${id}.`, { id })
  return { left: list.filter((one) => one !== answer), answer }
}

/** The user's allow-list in one JSON file: whole before a change or whole after it. One instance per file; `now` is the clock. */
export function openAllowList(path: string, now: () => Date = () => new Date()): AllowList {
  const file = openJsonFile<Entries>(path, {
    schema: entries,
    none: { entries: [], exceptions: [] },
    what: 'an allow-list',
    unsaved: 'The allow-list was not changed',
  })
  const list = async () => inOrder(await file.read())
  /** Who changes one does not become its author, and it stays as old as it is. */
  const made = <T extends Made & { readonly author: string }>(
    before: T | undefined,
    given: { author?: string | undefined; created?: string | undefined },
  ) => ({
    author: before?.author ?? given.author ?? '',
    created: before?.created ?? given.created ?? now().toISOString(),
  })
  return {
    list,
    async allowed() {
      try {
        return { entries: (await list()).entries.filter((entry) => holds(entry, now())), fault: null }
      } catch (error) {
        if (!isUserError(error)) throw error
        return { entries: [], fault: error.message }
      }
    },
    async excusing() {
      try {
        return (await list()).exceptions
      } catch (error) {
        if (!isUserError(error)) throw error
        return []
      }
    },
    save: ({ id = randomUUID(), ...given }) =>
      file.change((all) => {
        const before = all.entries.find((entry) => entry.id === id)
        const expires = given.expires ?? usualExpiry(now())
        const entry = { ...given, id, source: given.source ?? null, ...made(before, given), expires }
        if (Date.parse(expires) <= Date.parse(entry.created)) throw badParams({ expires: ['must be later than when the entry was made'] })
        return { next: inOrder({ ...all, entries: having(all.entries, entry) }), answer: entry }
      }),
    remove: (id) =>
      file.change((all) => {
        const { left, answer } = lacking(all.entries, id, 'allow-list entry')
        return { next: inOrder({ ...all, entries: left }), answer }
      }),
    except: ({ id = randomUUID(), ...given }) =>
      file.change((all) => {
        const before = all.exceptions.find((one) => one.id === id)
        const exception = { ...given, id, ...made(before, given) }
        return { next: inOrder({ ...all, exceptions: having(all.exceptions, exception) }), answer: exception }
      }),
    withdraw: (id) =>
      file.change((all) => {
        const { left, answer } = lacking(all.exceptions, id, 'exception')
        return { next: inOrder({ ...all, exceptions: left }), answer }
      }),
    import: (given) =>
      file.change((all) => {
        const ours = [merged(all.entries, given.entries), merged(all.exceptions, given.exceptions)] as const
        const [entries, exceptions] = ours
        for (const { list } of ours) full(list.length)
        const sum = (of: keyof Imported) => entries.told[of] + exceptions.told[of]
        return {
          next: inOrder({ entries: entries.list, exceptions: exceptions.list }),
          answer: { added: sum('added'), replaced: sum('replaced'), unchanged: sum('unchanged') },
        }
      }),
  }
}
