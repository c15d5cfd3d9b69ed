'use client'

import { Dialog } from '@base-ui/react/dialog'
import { useState } from 'react'
import { Button, buttonClass } from '../control/button'
import control from '../control/control.module.css'
import { ask, type Failure, isFailure } from '../query/ask'
import { visible } from '../value/visible'
import styles from './baselines.module.css'
import type { Baseline } from './baselines-data'

interface Props {
  /** Null closes the dialog. */
  readonly of: Baseline | null
  readonly onClose: () => void
  readonly onDone: (baseline: Baseline) => void
}

/** A baseline may hold what no log says any more, so it is deleted only after a second word. */
export function DeleteDialog({ of, onClose, onDone }: Props) {
  return (
    <Dialog.Root open={of !== null} onOpenChange={(open) => !open && onClose()}>
      <Dialog.Portal>
        <Dialog.Backdrop className={control.backdrop} />
        <Dialog.Popup className={`${control.pop} ${control.dialog} ${styles.dialog}`}>
          {of && <Question baseline={of} onDone={onDone} />}
        </Dialog.Popup>
      </Dialog.Portal>
    </Dialog.Root>
  )
}

function Question({ baseline, onDone }: { readonly baseline: Baseline } & Pick<Props, 'onDone'>) {
  const [failure, setFailure] = useState<Failure | null>(null)
  const [busy, setBusy] = useState(false)
  const drop = () => {
    setBusy(true)
    ask(`/api/baselines/${baseline.id}`, { method: 'DELETE', headers: { 'content-type': 'application/json' } })
      .then(() => onDone(baseline))
      .catch((reason: unknown) => {
        setFailure(isFailure(reason) ? reason : { status: 'failed', message: 'The server gave no reason.' })
        setBusy(false)
      })
  }
  return (
    <>
      <div className={control.popHead}>
        <Dialog.Title>Delete {visible(baseline.name)}?</Dialog.Title>
      </div>
      <Dialog.Description className={styles.words}>
        Comparisons with it end; what was decided on their rows stays. It cannot be undone: where its logs are gone it cannot be frozen
        again.
      </Dialog.Description>
      {failure && (
        <p role="alert" className={styles.words}>
          {failure.message}
        </p>
      )}
      <div className={control.popFoot}>
        <Dialog.Close className={buttonClass('line', control.right)}>Keep it</Dialog.Close>
        <Button look="primary" disabled={busy} onClick={drop}>
          Delete baseline
        </Button>
      </div>
    </>
  )
}
