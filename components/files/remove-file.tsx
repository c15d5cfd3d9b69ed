'use client'
import { AlertDialog } from '@base-ui/react/alert-dialog'
import { useState } from 'react'
import { Button, buttonClass } from '../control/button'
import control from '../control/control.module.css'
import { asFailure, ask, deleting, type Failure } from '../query/ask'
import { Trouble } from '../query/trouble'
import { counted } from '../value/number'
import { WireText } from '../value/wire-text'
import { fileName, type LedgerFile } from './file'
import styles from './files.module.css'

interface Props {
  readonly file: LedgerFile
  readonly open: boolean
  readonly onOpenChange: (open: boolean) => void
  readonly onRemoved: () => void
}

/** Asks before a file and its rows leave the store; the button says what it does. */
export function RemoveFile({ file, open, onOpenChange, onRemoved }: Props) {
  const [busy, setBusy] = useState(false)
  const [failure, setFailure] = useState<Failure | null>(null)
  const remove = () => {
    setBusy(true)
    ask(`/api/files/${encodeURIComponent(file.id)}`, deleting)
      .then(onRemoved)
      .catch((reason: unknown) => {
        setFailure(asFailure(reason))
        setBusy(false)
      })
  }
  return (
    <AlertDialog.Root open={open} onOpenChange={onOpenChange}>
      <AlertDialog.Portal>
        <AlertDialog.Backdrop className={control.backdrop} />
        <AlertDialog.Popup className={`${control.pop} ${control.dialog}`} style={{ width: 480 }}>
          <div className={control.popHead}>
            <AlertDialog.Title>Remove a file from the store</AlertDialog.Title>
          </div>
          <div className={styles.effect}>
            <AlertDialog.Description>
              <b className="mono">
                <WireText typed text={fileName(file.path)} limit={200} />
              </b>
              : {counted(file.rows, 'row')} and {counted(file.rejected, 'rejected line')} leave the store; hunts no longer count them.
            </AlertDialog.Description>
            <p>The file on disk stays as it is and can be loaded again.</p>
            {failure && <Trouble what="The file was not removed" failure={failure} />}
          </div>
          <div className={control.popFoot}>
            <AlertDialog.Close className={buttonClass('line', control.right)}>Keep it</AlertDialog.Close>
            <Button look="primary" disabled={busy} onClick={remove}>
              {busy ? 'Removing' : `Remove ${counted(file.rows, 'row')}`}
            </Button>
          </div>
        </AlertDialog.Popup>
      </AlertDialog.Portal>
    </AlertDialog.Root>
  )
}
