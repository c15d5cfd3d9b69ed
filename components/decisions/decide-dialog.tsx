'use client'

import { Dialog } from '@base-ui/react/dialog'
import { useRef } from 'react'
import control from '../control/control.module.css'
import { cut, visible } from '../value/visible'
import { DecideForm } from './decide-form'
import type { Deciding, Verdict } from './decision'
import styles from './decisions.module.css'

interface Props extends Deciding {
  /** What the dialog begins with; null while it is closed. */
  readonly verdict: Verdict | null
  readonly onClose: () => void
}

/** Asks what is decided, why and by whom. */
export function DecideDialog({ subject, undoing, verdict, onClose }: Props) {
  const first = useRef<HTMLInputElement>(null)
  return (
    <Dialog.Root open={verdict !== null} onOpenChange={(open) => !open && onClose()}>
      <Dialog.Portal>
        <Dialog.Backdrop className={control.backdrop} />
        <Dialog.Popup className={`${control.pop} ${control.dialog} ${styles.dialog}`} initialFocus={first}>
          <div className={control.popHead}>
            <Dialog.Title>{verdict === 'undo' ? 'Undo the decision' : 'Decide'}</Dialog.Title>
            <span className={`mono ${styles.gist}`}>{visible(cut(subject.title, 80).text)}</span>
            <kbd className={control.right}>Esc</kbd>
          </div>
          {verdict && <DecideForm subject={subject} undoing={undoing} begun={verdict} firstRef={first} onClose={onClose} />}
        </Dialog.Popup>
      </Dialog.Portal>
    </Dialog.Root>
  )
}
