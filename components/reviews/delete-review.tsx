'use client'

import { Dialog } from '@base-ui/react/dialog'
import { useState } from 'react'
import { Button, buttonClass } from '../control/button'
import control from '../control/control.module.css'
import { ask, type Failure } from '../query/ask'
import { asFailure } from '../query/use-post'
import { visible } from '../value/visible'
import type { Listed } from './review-table'
import styles from './reviews.module.css'

interface Props {
  /** Null closes the dialog. */
  readonly of: Listed | null
  readonly onClose: () => void
  readonly onDone: (review: Listed) => void
}

/** A meeting cannot be made again as it was, so it is deleted only after a second word. */
export function DeleteReview({ of, onClose, onDone }: Props) {
  return (
    <Dialog.Root open={of !== null} onOpenChange={(open) => !open && onClose()}>
      <Dialog.Portal>
        <Dialog.Backdrop className={control.backdrop} />
        <Dialog.Popup className={`${control.pop} ${control.dialog} ${styles.question}`}>
          {of && <Question review={of} onDone={onDone} />}
        </Dialog.Popup>
      </Dialog.Portal>
    </Dialog.Root>
  )
}

function Question({ review, onDone }: { readonly review: Listed } & Pick<Props, 'onDone'>) {
  const [failure, setFailure] = useState<Failure | null>(null)
  const drop = () => {
    ask(`/api/reviews/${review.id}`, { method: 'DELETE', headers: { 'content-type': 'application/json' } })
      .then(() => onDone(review))
      .catch((reason: unknown) => setFailure(asFailure(reason)))
  }
  return (
    <>
      <div className={control.popHead}>
        <Dialog.Title>Delete {visible(review.title)}?</Dialog.Title>
      </div>
      <Dialog.Description className={styles.words}>
        Its agenda, its comments and its report go, and cannot be brought back. What was decided in it stays.
      </Dialog.Description>
      {failure && (
        <p role="alert" className={styles.words}>
          {failure.message}
        </p>
      )}
      <div className={control.popFoot}>
        <Dialog.Close className={buttonClass('line', control.right)}>Keep it</Dialog.Close>
        <Button look="primary" onClick={drop}>
          Delete meeting
        </Button>
      </div>
    </>
  )
}
