'use client'

import { useMemo, useState } from 'react'
import { Button } from '../control/button'
import { useKeys } from '../frame/keys'
import { AllowDialog } from './allow-dialog'
import { AllowForm, type AllowSubject } from './allow-form'

/** Begins an entry of the allow-list from an open row. */
export function AllowButton({ subject }: { readonly subject: AllowSubject }) {
  const [open, setOpen] = useState(false)
  useKeys(
    'allow-list',
    useMemo(() => [{ key: 'a', does: 'allow-list', place: 'In a row' as const, run: () => setOpen(true), hint: true }], []),
  )
  return (
    <>
      <Button onClick={() => setOpen(true)}>
        Allow-list… <kbd>A</kbd>
      </Button>
      <AllowDialog title="Allow-list this row" open={open} onOpenChange={setOpen}>
        {(reason) => <AllowForm subject={subject} reasonRef={reason} onClose={() => setOpen(false)} />}
      </AllowDialog>
    </>
  )
}
