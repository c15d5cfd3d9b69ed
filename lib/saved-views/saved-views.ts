import { randomUUID } from 'node:crypto'
import { mkdir, open, readFile, rename, rm } from 'node:fs/promises'
import { dirname } from 'node:path'
import { z } from 'zod'
import { UserError } from '../errors'

const mostViews = 500

/** What a name may be: one line of text that is not blank. */
export const viewName = z
  .string()
  .trim()
  .min(1, 'must not be blank')
  .max(80, 'must have at most 80 characters')
  .regex(/^[^\p{Cc}\p{Cf}\p{Zl}\p{Zp}]*$/u, 'must be one line of visible characters')

export const savedView = z.strictObject({
  id: z.uuid(),
  name: viewName,
  /** A page of ours with its query. */
  path: z.string().regex(/^\/(?![/\\])/),
  /** ISO 8601 UTC. */
  saved_at: z.iso.datetime(),
})
/** What is given to be kept; with an id it takes the place of that view. */
export const viewToSave = savedView.omit({ saved_at: true }).partial({ id: true })
export type SavedView = z.infer<typeof savedView>

const kept = z.strictObject({ views: z.array(savedView) })

export interface SavedViews {
  /** By name. */
  list(): Promise<readonly SavedView[]>
  /** Keeps a view; with the id of one it takes its place. Throws `conflict` where another view has the name. */
  save(view: { readonly id?: string | undefined; readonly name: string; readonly path: string }): Promise<SavedView>
  /** Throws `not-found`. */
  remove(id: string): Promise<SavedView>
}

/** Writes beside the file and puts it in its place when it is whole and on the disk. */
async function replace(path: string, text: string): Promise<void> {
  await mkdir(dirname(path), { recursive: true })
  const beside = `${path}.part`
  try {
    const file = await open(beside, 'w')
    try {
      await file.writeFile(text)
      await file.sync()
    } finally {
      await file.close()
    }
    await rename(beside, path)
  } catch (cause) {
    await rm(beside, { force: true }).catch(() => undefined)
    throw new UserError('failed', `The view was not saved: ${path} could not be written.`, {}, { cause })
  }
}

async function read(path: string): Promise<readonly SavedView[]> {
  const text = await readFile(path, 'utf8').catch((error: NodeJS.ErrnoException) => {
    if (error.code === 'ENOENT') return null
    throw new UserError('failed', `The saved views in ${path} could not be read.`, {}, { cause: error })
  })
  if (text === null) return []
  try {
    return kept.parse(JSON.parse(text)).views
  } catch (cause) {
    throw new UserError('failed', `${path} does not hold saved views. Mend it or move it away.`, {}, { cause })
  }
}

const byName = (one: SavedView, other: SavedView) => one.name.localeCompare(other.name, 'en') || (one.id < other.id ? -1 : 1)

/** The views that were saved under a name, in one JSON file: whole before a change or whole after it. One instance per file. */
export function openSavedViews(path: string): SavedViews {
  let last: Promise<unknown> = Promise.resolve()
  // One change at a time: each reads what the one before has written.
  const change = <T>(make: (views: readonly SavedView[]) => { readonly views: readonly SavedView[]; readonly answer: T }): Promise<T> => {
    const next = last
      .catch(() => undefined)
      .then(async () => {
        const { views, answer } = make(await read(path))
        await replace(path, `${JSON.stringify({ views: [...views].sort(byName) }, null, 2)}\n`)
        return answer
      })
    last = next
    return next
  }
  return {
    list: async () => [...(await read(path))].sort(byName),
    save: ({ id = randomUUID(), name, path }) =>
      change((views) => {
        const others = views.filter((view) => view.id !== id)
        const same = others.find((view) => view.name.toLowerCase() === name.toLowerCase())
        if (same)
          throw new UserError('conflict', `There is a view named ${same.name}. Choose another name or delete that one first.`, {
            id: same.id,
          })
        if (others.length >= mostViews)
          throw new UserError('conflict', `There are ${mostViews} saved views, and no more can be kept. Delete one first.`)
        const view = { id, name, path, saved_at: new Date().toISOString() }
        return { views: [...others, view], answer: view }
      }),
    remove: (id) =>
      change((views) => {
        const view = views.find((one) => one.id === id)
        if (!view) throw new UserError('not-found', `There is no saved view ${id}.`, { id })
        return { views: views.filter((one) => one !== view), answer: view }
      }),
  }
}
