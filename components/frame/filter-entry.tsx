'use client'

import { useMemo, useState } from 'react'
import { Icon } from '../icon/icon'
import styles from './filter-entry.module.css'
import { FilterInput } from './filter-input'
import { useKeys } from './keys'

/** `+ Filter`: becomes a text field where it stands. */
export function FilterEntry({ onAdd }: { readonly onAdd: (texts: readonly string[]) => void }) {
  const [open, setOpen] = useState(false)
  useKeys(
    'filter',
    useMemo(() => [{ key: 'f', does: 'add a filter', place: 'Anywhere' as const, run: () => setOpen(true) }], []),
  )
  if (open) {
    return (
      <FilterInput
        initial=""
        onDone={(texts) => {
          setOpen(false)
          if (texts && texts.length > 0) onAdd(texts)
        }}
      />
    )
  }
  return (
    <button type="button" className={styles.add} onClick={() => setOpen(true)}>
      <Icon name="plus" /> Filter <kbd>F</kbd>
    </button>
  )
}
