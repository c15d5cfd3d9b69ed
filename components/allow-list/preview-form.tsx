'use client'

import { Dialog } from '@base-ui/react/dialog'
import { type FormEvent, type ReactNode, type Ref, useId, useState } from 'react'
import { Button, buttonClass } from '../control/button'
import control from '../control/control.module.css'
import { useTell } from '../done/done'
import { askAllAgain } from '../query/all-again'
import { asFailure, type Failure } from '../query/ask'
import type { Asked } from '../query/use-json'
import { Waiting } from '../query/waiting'
import styles from './allow-list.module.css'
import { Field } from './field'
import { useAuthor } from './use-author'

interface Said {
  readonly reason: string
  readonly author: string
}

interface Saved {
  /** What was done, for the status line. */
  readonly told: string
  readonly undo: () => Promise<unknown>
}

interface Props {
  /** Fields above the reason, each a label and its control. */
  readonly children: ReactNode
  /** Fields below the reason. */
  readonly below?: ReactNode
  /** The first thing that is asked of the user. */
  readonly reasonRef: Ref<HTMLInputElement>
  /** The question behind the preview. */
  readonly asked: Asked<unknown>
  readonly doing: string
  readonly preview: ReactNode
  /** Whether all but the reason is there. */
  readonly ready: boolean
  readonly submit: string
  readonly save: (said: Said) => Promise<Saved>
  readonly onClose: () => void
}

/** A form that shows what it would do before it does it, asks for a reason, and can be undone. */
export function PreviewForm({ children, below, reasonRef, asked, doing, preview, ready, submit, save, onClose }: Props) {
  const id = useId()
  const tell = useTell()
  const [reason, setReason] = useState('')
  const [author, setAuthor] = useAuthor()
  const [failure, setFailure] = useState<Failure | null>(null)
  const [busy, setBusy] = useState(false)
  const able = ready && !busy && !asked.busy && asked.error === null && reason.trim() !== ''

  const onSubmit = (event: FormEvent) => {
    event.preventDefault()
    if (!able) return
    setBusy(true)
    save({ reason, author })
      .then(({ told, undo }) => {
        tell(told, () => undo().finally(askAllAgain))
        onClose()
        askAllAgain()
      })
      .catch((fault: unknown) => {
        setFailure(asFailure(fault))
        setBusy(false)
      })
  }
  const fault = failure ?? asked.error
  return (
    <form onSubmit={onSubmit}>
      <div className={styles.fields}>
        {children}
        <Field id={`${id}-reason`} label="Reason" value={reason} set={setReason} most={300} required inputRef={reasonRef} />
        {below}
        <Field id={`${id}-author`} label="Owner" value={author} set={setAuthor} most={80} placeholder="who decides, for the list" />
        <span>Preview</span>
        <div className={styles.preview} aria-live="polite">
          {fault ? (
            <p role="alert" className={styles.fault}>
              {fault.message}
            </p>
          ) : (
            <Waiting asked={asked} doing={doing}>
              {preview}
            </Waiting>
          )}
        </div>
      </div>
      <div className={control.popFoot}>
        <span className={styles.aside}>can be undone from the status line and the allow-list</span>
        <Dialog.Close className={buttonClass('line', control.right)}>Cancel</Dialog.Close>
        <Button type="submit" look="primary" disabled={!able}>
          {submit}
        </Button>
      </div>
    </form>
  )
}
