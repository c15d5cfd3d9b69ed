'use client'

import { Dialog } from '@base-ui/react/dialog'
import { useRouter } from 'next/navigation'
import { useState } from 'react'
import { Button } from '../control/button'
import control from '../control/control.module.css'
import { useScope } from '../url-state/scope'
import styles from './reviews.module.css'
import { StartForm } from './start-form'

interface Props {
  /** What the comparison that is looked at was asked for; its baseline is taken first. */
  readonly params?: Readonly<Record<string, string | null>>
  readonly look?: 'line' | 'primary'
}

/** Makes the agenda of a meeting from a comparison and goes there. */
export function StartReview({ params = {}, look = 'line' }: Props) {
  const [open, setOpen] = useState(false)
  const [scope] = useScope()
  const router = useRouter()
  return (
    <>
      <Button look={look} onClick={() => setOpen(true)}>
        Start review…
      </Button>
      <Dialog.Root open={open} onOpenChange={setOpen}>
        <Dialog.Portal>
          <Dialog.Backdrop className={control.backdrop} />
          <Dialog.Popup className={`${control.pop} ${control.dialog} ${styles.dialog}`}>
            <StartForm scope={scope} params={params} onDone={({ id }) => router.push(`/reviews/${id}`)} />
          </Dialog.Popup>
        </Dialog.Portal>
      </Dialog.Root>
    </>
  )
}
