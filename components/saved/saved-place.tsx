'use client'

import { useMemo } from 'react'
import { useKeys } from '../frame/keys'
import { Into } from '../frame/slots'
import { NameDialog } from './name-dialog'
import styles from './saved.module.css'
import { useSavedViews } from './saved-views-data'

/** What saved views need on every page: the key, the dialog, and the last change with its Undo in the status line. */
export function SavedPlace() {
  const { done, name } = useSavedViews()
  useKeys(
    'saved views',
    useMemo(() => [{ key: 's', does: 'save this view', place: 'Anywhere' as const, run: () => name('new') }], [name]),
  )
  return (
    <>
      <NameDialog />
      <Into slot="status">
        <span role="status" className={styles.done}>
          {done && (
            <>
              {done.text}{' '}
              <button type="button" onClick={() => void done.undo()}>
                Undo
              </button>
            </>
          )}
        </span>
      </Into>
    </>
  )
}
