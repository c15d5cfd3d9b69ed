'use client'

import { Dialog } from '@base-ui/react/dialog'
import { type ReactNode, type Ref, useRef } from 'react'
import control from '../control/control.module.css'
import styles from './allow-list.module.css'

interface Props {
  readonly title: string
  readonly open: boolean
  readonly onOpenChange: (open: boolean) => void
  /** The form, given the first thing that is asked of the user. */
  readonly children: (first: Ref<HTMLInputElement>) => ReactNode
}

/** Asks what exactly is expected, where, why and until when; the form says what that hides. */
export function AllowDialog({ title, open, onOpenChange, children }: Props) {
  const first = useRef<HTMLInputElement>(null)
  return (
    <Dialog.Root open={open} onOpenChange={onOpenChange}>
      <Dialog.Portal>
        <Dialog.Backdrop className={control.backdrop} />
        <Dialog.Popup className={`${control.pop} ${control.dialog} ${styles.dialog}`} initialFocus={first}>
          <div className={control.popHead}>
            <Dialog.Title>{title}</Dialog.Title>
            <span>applied when read, nothing is deleted</span>
            <kbd className={control.right}>Esc</kbd>
          </div>
          {children(first)}
        </Dialog.Popup>
      </Dialog.Portal>
    </Dialog.Root>
  )
}
