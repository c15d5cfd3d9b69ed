'use client'

import { createContext, type ReactNode, useCallback, useContext, useEffect, useMemo, useState } from 'react'
import type { SavedView } from '@/lib/saved-views/saved-views'
import { useTell } from '../done/done'
import { useFrameData } from '../frame/frame-data'
import { ask, deleting, posting } from '../query/ask'
import { useJson } from '../query/use-json'

export type { SavedView }

/** What a view is saved as; with an id it takes the place of that view. */
export type ToSave = Pick<SavedView, 'name' | 'path'> & { readonly id?: string | undefined }

interface SavedViewsData {
  readonly views: readonly SavedView[]
  /** Rows or records by the view's id; null where it has none. */
  readonly counts: Readonly<Record<string, number | null>>
  /** Rejects with a Failure. */
  readonly save: (view: ToSave) => Promise<void>
  readonly remove: (view: SavedView) => Promise<void>
  /** What the dialog asks a name for: a new view, or one to rename. */
  readonly naming: SavedView | 'new' | null
  readonly name: (view: SavedView | 'new' | null) => void
}

const Context = createContext<SavedViewsData | null>(null)

const post = (view: ToSave) => ask<{ view: SavedView }>('/api/views', posting(view))
const drop = ({ id }: Pick<SavedView, 'id'>) => ask(`/api/views/${id}`, deleting)
const given = ({ id, name, path }: SavedView): ToSave => ({ id, name, path })

export function SavedViewsProvider({ children }: { readonly children: ReactNode }) {
  const list = useJson<{ views: readonly SavedView[] }>('/api/views')
  const views = list.data?.views
  const { dataset } = useFrameData()
  const counts = useJson<{ counts: SavedViewsData['counts'] }>(views && views.length > 0 && dataset ? '/api/views/counts' : null)
  const [naming, name] = useState<SavedViewsData['naming']>(null)
  const tell = useTell()
  const { again: listAgain } = list
  const { again: countAgain } = counts

  // biome-ignore lint/correctness/useExhaustiveDependencies: other data and other views count anew
  useEffect(() => countAgain(), [countAgain, dataset?.rows, views])

  const finish = useCallback(
    (text: string, back: () => Promise<unknown>) => {
      tell(text, () => back().finally(listAgain))
      listAgain()
    },
    [listAgain, tell],
  )
  const save = useCallback(
    async (view: ToSave) => {
      const before = views?.find(({ id }) => id === view.id)
      const { view: saved } = await post(view)
      finish(before ? `“${before.name}” is now “${saved.name}”.` : `Saved as “${saved.name}”.`, () =>
        before ? post(given(before)) : drop(saved),
      )
    },
    [views, finish],
  )
  const remove = useCallback(
    async (view: SavedView) => {
      await drop(view)
      finish(`Deleted the view “${view.name}”.`, () => post(given(view)))
    },
    [finish],
  )
  const value = useMemo(
    () => ({ views: views ?? [], counts: counts.data?.counts ?? {}, save, remove, naming, name }),
    [views, counts.data, save, remove, naming],
  )
  return <Context value={value}>{children}</Context>
}

export function useSavedViews(): SavedViewsData {
  const data = useContext(Context)
  if (!data) throw new Error('Saved views are used outside the frame.')
  return data
}
