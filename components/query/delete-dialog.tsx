'use client'

import { Dialog } from '@base-ui/react/dialog'
import { type ReactNode, useState } from 'react'
import { Button, buttonClass } from '../control/button'
import control from '../control/control.module.css'
import { asFailure, ask, deleting, type Failure } from './ask'
import styles from './delete-dialog.module.css'

interface Props<T> {
  /** Null closes the dialog. */
  readonly of: T | null
  /** What it is called, fit to be read. */
  readonly called: (one: T) => string
  /** The call that deletes it. */
  readonly path: (one: T) => string
  /** `baseline` */
  readonly what: string
  /** What goes with it and what stays. */
  readonly children: ReactNode
  readonly onClose: () => void
  readonly onDone: (one: T) => void
}

/** For what cannot be made again as it was: it is deleted only after a second word. */
export function DeleteDialog<T>({ of, onClose, ...rest }: Props<T>) {
  return (
    <Dialog.Root open={of !== null} onOpenChange={(open) => !open && onClose()}>
      <Dialog.Portal>
        <Dialog.Backdrop className={control.backdrop} />
        <Dialog.Popup className={`${control.pop} ${control.dialog} ${styles.dialog}`}>
          {of !== null && <Question one={of} {...rest} />}
        </Dialog.Popup>
      </Dialog.Portal>
    </Dialog.Root>
  )
}

function Question<T>({ one, called, path, what, children, onDone }: Omit<Props<T>, 'of' | 'onClose'> & { readonly one: T }) {
  const [failure, setFailure] = useState<Failure | null>(null)
  const [busy, setBusy] = useState(false)
  const drop = () => {
    setBusy(true)
    ask(path(one), deleting)
      .then(() => onDone(one))
      .catch((reason: unknown) => {
        setFailure(asFailure(reason))
        setBusy(false)
      })
  }
  return (
    <>
      <div className={control.popHead}>
        <Dialog.Title>Delete {called(one)}?</Dialog.Title>
      </div>
      <Dialog.Description className={styles.words}>{children}</Dialog.Description>
      {failure && (
        <p role="alert" className={styles.words}>
          {failure.message}
        </p>
      )}
      <div className={control.popFoot}>
        <Dialog.Close className={buttonClass('line', control.right)}>Keep it</Dialog.Close>
        <Button look="primary" disabled={busy} onClick={drop}>
          Delete {what}
        </Button>
      </div>
    </>
  )
}
