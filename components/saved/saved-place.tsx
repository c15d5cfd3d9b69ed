'use client'

import { useMemo } from 'react'
import { useKeys } from '../frame/keys'
import { NameDialog } from './name-dialog'
import { useSavedViews } from './saved-views-data'

/** What saved views need on every page: the key and the dialog. */
export function SavedPlace() {
  const { name } = useSavedViews()
  useKeys(
    'saved views',
    useMemo(() => [{ key: 's', does: 'save this view', place: 'Anywhere' as const, run: () => name('new') }], [name]),
  )
  return <NameDialog />
}
