'use client'

import { createContext, type ReactNode, useCallback, useContext, useState } from 'react'
import type { Kind } from '@/lib/columns'
import { AllowDialog } from './allow-dialog'
import { AllowForm, type AllowSubject } from './allow-form'

/** A value that can be expected wherever it stands. */
export interface ExpectedValue {
  readonly value: string | number | boolean | null
  readonly kind: Kind
  readonly field: string
}

const Context = createContext<(expected: ExpectedValue) => void>(() => {})

const subjectOf = ({ value, kind, field }: ExpectedValue): AllowSubject => ({
  hunt: null,
  row: { value },
  columns: [{ key: 'value', kind, label: 'Value', help: '', unit: null, field }],
  identity: ['value'],
})

/** Holds the one dialog in which any value of a page can be allow-listed. */
export function AllowProvider({ children }: { readonly children: ReactNode }) {
  const [subject, setSubject] = useState<AllowSubject | null>(null)
  const [open, setOpen] = useState(false)
  const begin = useCallback((expected: ExpectedValue) => {
    setSubject(subjectOf(expected))
    setOpen(true)
  }, [])
  return (
    <Context value={begin}>
      {children}
      <AllowDialog title="Allow-list this value" open={open} onOpenChange={setOpen}>
        {(reason) => subject && <AllowForm subject={subject} reasonRef={reason} onClose={() => setOpen(false)} />}
      </AllowDialog>
    </Context>
  )
}

/** Begins an entry of the allow-list for a value. */
export const useAllow = () => useContext(Context)
