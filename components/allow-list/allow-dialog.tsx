'use client'

import { Dialog } from '@base-ui/react/dialog'
import { useRef } from 'react'
import control from '../control/control.module.css'
import { AllowForm, type AllowSubject } from './allow-form'
import styles from './allow-list.module.css'

interface Props {
  readonly subject: AllowSubject
  readonly open: boolean
  readonly onOpenChange: (open: boolean) => void
}

/** Asks what exactly of a row is expected, where, why and until when; says what that hides. */
export function AllowDialog({ subject, open, onOpenChange }: Props) {
  const reason = useRef<HTMLInputElement>(null)
  return (
    <Dialog.Root open={open} onOpenChange={onOpenChange}>
      <Dialog.Portal>
        <Dialog.Backdrop className={control.backdrop} />
        <Dialog.Popup className={`${control.pop} ${control.dialog} ${styles.dialog}`} initialFocus={reason}>
          <div className={control.popHead}>
            <Dialog.Title>Allow-list this row</Dialog.Title>
            <span>applied when read, nothing is deleted</span>
            <kbd className={control.right}>Esc</kbd>
          </div>
          <AllowForm subject={subject} reasonRef={reason} onClose={() => onOpenChange(false)} />
        </Dialog.Popup>
      </Dialog.Portal>
    </Dialog.Root>
  )
}
