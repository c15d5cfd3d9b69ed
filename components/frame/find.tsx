'use client'

import { Dialog } from '@base-ui/react/dialog'
import { useRouter } from 'next/navigation'
import { type KeyboardEvent, useMemo, useState } from 'react'
import control from '../control/control.module.css'
import { Icon } from '../icon/icon'
import { useSavedViews } from '../saved/saved-views-data'
import { address } from '../url-state/address'
import { useScope } from '../url-state/scope'
import { visible } from '../value/visible'
import styles from './find.module.css'
import { filtersFor } from './find-text'
import { useKeys } from './keys'
import { type HuntLink, useViews } from './views'

interface Choice {
  readonly id: string
  readonly label: string
  readonly mono?: boolean
  readonly note: string
  readonly run: () => void
}

/** One field for anything: goes to a view, or turns an address, name or uid into a filter. */
export function Find({ hunts }: { readonly hunts: readonly HuntLink[] }) {
  const [open, setOpen] = useState(false)
  useKeys(
    'find',
    useMemo(() => [{ key: 'ctrl+k', does: 'find', place: 'Anywhere' as const, run: () => setOpen(true) }], []),
  )
  return (
    <Dialog.Root open={open} onOpenChange={setOpen}>
      <Dialog.Trigger className={styles.field}>
        <Icon name="search" />
        <span>Find an address, name, uid, view…</span>
        <kbd>Ctrl K</kbd>
      </Dialog.Trigger>
      <Dialog.Portal>
        <Dialog.Backdrop className={control.backdrop} />
        <Dialog.Popup className={`${control.pop} ${control.dialog} ${styles.palette}`} aria-label="Find">
          <Palette hunts={hunts} onDone={() => setOpen(false)} />
        </Dialog.Popup>
      </Dialog.Portal>
    </Dialog.Root>
  )
}

function Palette({ hunts, onDone }: { readonly hunts: readonly HuntLink[]; readonly onDone: () => void }) {
  const [scope, setScope] = useScope()
  const { views } = useViews(hunts)
  const { views: saved } = useSavedViews()
  const router = useRouter()
  const [text, setText] = useState('')
  const [at, setAt] = useState(0)
  const typed = text.trim().toLowerCase()
  const { readAs, filters } = filtersFor(text.trim())
  const choices: readonly Choice[] = [
    ...filters.map(({ text: filter, note }) => ({
      id: filter,
      label: filter,
      mono: true,
      note,
      run: () => setScope({ filter: [...scope.filter, filter] }),
    })),
    ...views
      .filter((view) => view.title.toLowerCase().includes(typed))
      .map((view) => ({
        id: view.path,
        label: view.title,
        note: view.count === null || view.count === undefined ? 'view' : `view · ${view.count.toLocaleString('en')}`,
        run: () => router.push(address(view.path, scope)),
      })),
    ...saved
      .filter(({ name }) => name.toLowerCase().includes(typed))
      .map(({ id, name, path }) => ({ id, label: visible(name), note: 'saved view', run: () => router.push(path) })),
  ]
  const present = Math.min(at, choices.length - 1)
  const take = (choice: Choice | undefined) => {
    choice?.run()
    if (choice) onDone()
  }
  const onKeyDown = (event: KeyboardEvent) => {
    const step = { ArrowDown: 1, ArrowUp: -1 }[event.key]
    if (step) setAt(Math.max(0, Math.min(choices.length - 1, present + step)))
    else if (event.key === 'Enter') take(choices[present])
    else return
    event.preventDefault()
  }
  return (
    <>
      <div className={styles.entry}>
        <Icon name="search" />
        <input
          role="combobox"
          aria-label="Find an address, name, uid or view"
          aria-expanded={choices.length > 0}
          aria-controls="found"
          aria-activedescendant={choices[present] ? `found-${present}` : undefined}
          value={text}
          onChange={(event) => {
            setText(event.target.value)
            setAt(0)
          }}
          onKeyDown={onKeyDown}
          spellCheck={false}
          autoComplete="off"
        />
        <span>{readAs}</span>
        <kbd>Esc</kbd>
      </div>
      <div className={control.menu} id="found" role="listbox" aria-label="Found">
        {choices.map((choice, i) => (
          <div
            key={choice.id}
            id={`found-${i}`}
            role="option"
            tabIndex={-1}
            aria-selected={i === present}
            className={control.item}
            onPointerMove={() => setAt(i)}
            onClick={() => take(choice)}
            onKeyDown={onKeyDown}
          >
            <span className={choice.mono ? 'mono' : undefined}>{choice.label}</span>
            <span>{choice.note}</span>
          </div>
        ))}
        {choices.length === 0 && <p className={control.groupLabel}>Nothing fits. A filter is field:value, such as service:ssh.</p>}
      </div>
    </>
  )
}
