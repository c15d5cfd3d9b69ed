'use client'

import { Dialog } from '@base-ui/react/dialog'
import { usePathname, useSearchParams } from 'next/navigation'
import { type FormEvent, useState } from 'react'
import { Button, buttonClass } from '../control/button'
import control from '../control/control.module.css'
import { asFailure, type Failure } from '../query/ask'
import { WireText } from '../value/wire-text'
import styles from './saved.module.css'
import { type SavedView, useSavedViews } from './saved-views-data'

/** The page as it is now, without the way that led to it. */
export function usePresentPath(): string {
  const path = usePathname()
  const search = new URLSearchParams(useSearchParams())
  search.delete('trail')
  return search.size === 0 ? path : `${path}?${search}`
}

/** Asks for the name of a view: of the present page, or another one for a saved view. */
export function NameDialog() {
  const { naming, name } = useSavedViews()
  return (
    <Dialog.Root open={naming !== null} onOpenChange={(open) => !open && name(null)}>
      <Dialog.Portal>
        <Dialog.Backdrop className={control.backdrop} />
        <Dialog.Popup className={`${control.pop} ${control.dialog} ${styles.dialog}`}>
          {naming && <NameForm key={naming === 'new' ? 'new' : naming.id} view={naming === 'new' ? null : naming} />}
        </Dialog.Popup>
      </Dialog.Portal>
    </Dialog.Root>
  )
}

function NameForm({ view }: { readonly view: SavedView | null }) {
  const { save, name: ask } = useSavedViews()
  const present = usePresentPath()
  const path = view?.path ?? present
  const [name, setName] = useState(view?.name ?? document.title.replace(/ · Spoor$/, ''))
  const [failure, setFailure] = useState<Failure | null>(null)
  const [busy, setBusy] = useState(false)
  const keep = (event: FormEvent) => {
    event.preventDefault()
    setBusy(true)
    save({ id: view?.id, name, path })
      .then(() => ask(null))
      .catch((reason: unknown) => {
        setFailure(asFailure(reason))
        setBusy(false)
      })
  }
  return (
    <form onSubmit={keep}>
      <div className={control.popHead}>
        <Dialog.Title>{view ? 'Rename a saved view' : 'Save this view'}</Dialog.Title>
      </div>
      <div className={styles.fields}>
        <label htmlFor="view-name">Name</label>
        <input
          id="view-name"
          className={control.input}
          value={name}
          maxLength={80}
          required
          autoComplete="off"
          aria-invalid={failure !== null}
          aria-describedby={failure ? 'view-fault' : undefined}
          onChange={(event) => setName(event.target.value)}
          onFocus={(event) => event.target.select()}
        />
        <span>Keeps</span>
        <span className={`mono ${styles.path}`}>
          <WireText typed text={decoded(path)} limit={400} />
        </span>
        {failure && (
          <p id="view-fault" role="alert">
            {failure.message}
          </p>
        )}
      </div>
      <div className={control.popFoot}>
        <Dialog.Close className={buttonClass('line', control.right)}>Cancel</Dialog.Close>
        <Button type="submit" look="primary" disabled={busy || name.trim() === ''}>
          {view ? 'Rename' : 'Save view'}
        </Button>
      </div>
    </form>
  )
}

/** A path as people read it. */
function decoded(path: string): string {
  try {
    return decodeURIComponent(path.replaceAll('+', ' '))
  } catch {
    return path
  }
}
