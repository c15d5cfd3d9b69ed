'use client'

import { Dialog } from '@base-ui/react/dialog'
import control from '../control/control.module.css'
import { KeyCaps, useAllKeys } from './keys'
import styles from './keys-dialog.module.css'

const places = ['Anywhere', 'In a table', 'In a row', 'In a matrix'] as const

/** The list of keys that act at this moment. */
export function KeysDialog({ open, onOpenChange }: { readonly open: boolean; readonly onOpenChange: (open: boolean) => void }) {
  const keys = useAllKeys()
  return (
    <Dialog.Root open={open} onOpenChange={onOpenChange}>
      <Dialog.Portal>
        <Dialog.Backdrop className={control.backdrop} />
        <Dialog.Popup className={`${control.pop} ${control.dialog}`}>
          <div className={control.popHead}>
            <Dialog.Title>Keys</Dialog.Title>
            <span>that act on this page</span>
            <Dialog.Close className={control.right} aria-label="Close">
              <kbd>Esc</kbd>
            </Dialog.Close>
          </div>
          <div className={styles.columns}>
            {places.map((place) => {
              const here = keys.filter((key) => key.place === place)
              return (
                here.length > 0 && (
                  <section key={place}>
                    <h3>{place}</h3>
                    <dl>
                      {here.map((key) => (
                        <div key={key.key}>
                          <dt>
                            <KeyCaps keys={key.key} />
                          </dt>
                          <dd>{key.does}</dd>
                        </div>
                      ))}
                    </dl>
                  </section>
                )
              )
            })}
          </div>
        </Dialog.Popup>
      </Dialog.Portal>
    </Dialog.Root>
  )
}
