'use client'

import { Dialog } from '@base-ui/react/dialog'
import { useMemo, useState } from 'react'
import control from '../control/control.module.css'
import { Icon } from '../icon/icon'
import styles from './find.module.css'
import { useKeys } from './keys'
import { Palette } from './palette'
import type { HuntLink } from './views'

/** The palette and the field that opens it. */
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
        <span>Find an address, name, fingerprint, uid, page…</span>
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
