'use client'

import { useMemo, useState } from 'react'
import { Button } from '../control/button'
import { useKeys } from '../frame/keys'
import { AllowDialog } from './allow-dialog'
import type { Subject } from './exception'
import { ExceptionForm } from './exception-form'

/** Begins an exception from an open row: one host may speak this there, all others stay listed. */
export function ExceptionButton({ subject }: { readonly subject: Subject }) {
  const [open, setOpen] = useState(false)
  useKeys(
    'exception',
    useMemo(() => [{ key: 'e', does: 'exception', place: 'In a row' as const, run: () => setOpen(true) }], []),
  )
  return (
    <>
      <Button onClick={() => setOpen(true)}>
        Exception… <kbd>E</kbd>
      </Button>
      <AllowDialog title="Expect this service of a host" open={open} onOpenChange={setOpen}>
        {(reason) => <ExceptionForm subject={subject} reasonRef={reason} onClose={() => setOpen(false)} />}
      </AllowDialog>
    </>
  )
}
