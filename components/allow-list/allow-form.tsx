'use client'

import { Dialog } from '@base-ui/react/dialog'
import { type FormEvent, type Ref, useId, useMemo, useState } from 'react'
import { printFilter } from '@/lib/filters'
import { Button, buttonClass } from '../control/button'
import control from '../control/control.module.css'
import { useTell } from '../done/done'
import { askAllAgain } from '../query/all-again'
import { asFailure, type Failure } from '../query/ask'
import { useJson } from '../query/use-json'
import { Waiting } from '../query/waiting'
import { usePresentPath } from '../saved/name-dialog'
import { address } from '../url-state/address'
import { counted } from '../value/number'
import { shortDay } from '../value/time'
import styles from './allow-list.module.css'
import { partsOf } from './choices'
import { type Effect, removeEntry, saveEntry } from './entry'
import { Field } from './field'
import { HuntBoxes } from './hunt-boxes'
import { Preview } from './preview'
import { beginOf, dayAfter, spans } from './until'
import { UntilField } from './until-field'
import { useAuthor } from './use-author'
import { WhatFields } from './what-fields'

export type AllowSubject = Parameters<typeof partsOf>[0] & {
  /** The hunt that the row is of; null for a value that stands in no row: any hunt may have it. */
  readonly hunt: string | null
}

interface Props {
  readonly subject: AllowSubject
  /** The first thing that is asked of the user. */
  readonly reasonRef: Ref<HTMLInputElement>
  readonly onClose: () => void
}

/** The fields of a new entry, from a row or a value. */
export function AllowForm({ subject, reasonRef, onClose }: Props) {
  const id = useId()
  const tell = useTell()
  const view = usePresentPath()
  const parts = useMemo(() => partsOf(subject), [subject])
  const [chosen, choose] = useState<readonly (string | null)[]>(() => parts.map(({ usual }) => usual))
  const [hunts, setHunts] = useState<'all' | readonly string[]>(subject.hunt === null ? 'all' : [subject.hunt])
  const [source, setSource] = useState('')
  const [reason, setReason] = useState('')
  const [author, setAuthor] = useAuthor()
  const [day, setDay] = useState(() => dayAfter(spans[0].days))
  const [failure, setFailure] = useState<Failure | null>(null)
  const [busy, setBusy] = useState(false)

  const what = parts.flatMap(({ field }, i) => {
    const value = chosen[i] ?? null
    return value === null ? [] : [{ field, value }]
  })
  const pills = what.map((term) => printFilter({ ...term, negated: false }))
  const asked = useJson<Effect>(pills.length === 0 ? null : address('/api/allow-list/effect', null, { what: pills, source, view }))
  const able = (asked.data?.hunts ?? []).filter(({ rows }) => rows !== null)
  const meant = able.filter(({ hunt }) => hunts === 'all' || hunts.includes(hunt))
  const rows = meant.reduce((sum, one) => sum + (one.rows ?? 0), 0)
  const ready = !busy && !asked.busy && asked.error === null && what.length > 0 && hunts.length > 0 && reason.trim() !== '' && day !== ''

  const hide = (event: FormEvent) => {
    event.preventDefault()
    if (!ready) return
    setBusy(true)
    const expires = beginOf(day)
    saveEntry({ hunts: hunts === 'all' ? hunts : [...hunts], what, source: source.trim() || null, reason, author, expires })
      .then((entry) => {
        tell(`${counted(rows, 'row')} hidden until ${shortDay(expires, true)}.`, () => removeEntry(entry).finally(askAllAgain))
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
    <form onSubmit={hide}>
      <div className={styles.fields}>
        <span>What</span>
        <div>
          <WhatFields id={id} parts={parts} chosen={chosen} onChoose={choose} />
        </div>
        <span>For</span>
        <HuntBoxes hunts={able} chosen={hunts} onChoose={setHunts} />
        <Field
          id={`${id}-source`}
          label="Sources in"
          value={source}
          set={setSource}
          most={60}
          mono
          placeholder="any network, or one such as 192.0.2.0/24"
        />
        <Field id={`${id}-reason`} label="Reason" value={reason} set={setReason} most={300} required inputRef={reasonRef} />
        <label htmlFor={`${id}-until`}>Until</label>
        <UntilField id={`${id}-until`} day={day} onDay={setDay} />
        <Field id={`${id}-author`} label="Owner" value={author} set={setAuthor} most={80} placeholder="who decides, for the list" />
        <span>Preview</span>
        <div className={styles.preview} aria-live="polite">
          {fault ? (
            <p role="alert" className={styles.fault}>
              {fault.message}
            </p>
          ) : (
            <Waiting asked={asked} doing="Counting what it hides">
              {what.length === 0 ? <p>Nothing is named. Choose a value.</p> : asked.data && <Preview hunts={meant} day={day} />}
            </Waiting>
          )}
        </div>
      </div>
      <div className={control.popFoot}>
        <span className={styles.aside}>can be undone from the status line and the allow-list</span>
        <Dialog.Close className={buttonClass('line', control.right)}>Cancel</Dialog.Close>
        <Button type="submit" look="primary" disabled={!ready}>
          Hide {counted(rows, 'row')}
        </Button>
      </div>
    </form>
  )
}
