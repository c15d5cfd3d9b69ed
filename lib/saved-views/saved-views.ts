import { randomUUID } from 'node:crypto'
import { z } from 'zod'
import { UserError } from '../errors'
import { openJsonFile } from '../json-file'
import { line } from '../line'

const mostViews = 500

export const savedView = z.strictObject({
  id: z.uuid(),
  name: line(80).min(1, 'must not be blank'),
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

const byName = (one: SavedView, other: SavedView) => one.name.localeCompare(other.name, 'en') || (one.id < other.id ? -1 : 1)

/** The views that were saved under a name, in one JSON file: whole before a change or whole after it. One instance per file. */
export function openSavedViews(path: string): SavedViews {
  const file = openJsonFile(path, { schema: kept, none: { views: [] }, what: 'saved views', unsaved: 'The view was not saved' })
  const inOrder = (views: readonly SavedView[]) => ({ views: [...views].sort(byName) })
  return {
    list: async () => inOrder((await file.read()).views).views,
    save: ({ id = randomUUID(), name, path }) =>
      file.change(({ views }) => {
        const others = views.filter((view) => view.id !== id)
        const same = others.find((view) => view.name.toLowerCase() === name.toLowerCase())
        if (same)
          throw new UserError('conflict', `There is a view named ${same.name}. Choose another name or delete that one first.`, {
            id: same.id,
          })
        if (others.length >= mostViews)
          throw new UserError('conflict', `There are ${mostViews} saved views, and no more can be kept. Delete one first.`)
        const view = { id, name, path, saved_at: new Date().toISOString() }
        return { next: inOrder([...others, view]), answer: view }
      }),
    remove: (id) =>
      file.change(({ views }) => {
        const view = views.find((one) => one.id === id)
        if (!view) throw new UserError('not-found', `There is no saved view ${id}.`, { id })
        return { next: inOrder(views.filter((one) => one !== view)), answer: view }
      }),
  }
}
