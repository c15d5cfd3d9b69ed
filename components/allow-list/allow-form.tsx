'use client'

import { type Ref, useId, useMemo, useState } from 'react'
import { printFilter } from '@/lib/filters'
import { useJson } from '../query/use-json'
import { usePresentPath } from '../saved/name-dialog'
import { address } from '../url-state/address'
import { counted } from '../value/number'
import { shortDay } from '../value/time'
import { partsOf } from './choices'
import { type Effect, removeEntry, saveEntry } from './entry'
import { Field } from './field'
import { HuntBoxes } from './hunt-boxes'
import { Preview } from './preview'
import { PreviewForm } from './preview-form'
import { beginOf, dayAfter, spans } from './until'
import { UntilField } from './until-field'
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
  const view = usePresentPath()
  const parts = useMemo(() => partsOf(subject), [subject])
  const [chosen, choose] = useState<readonly (string | null)[]>(() => parts.map(({ usual }) => usual))
  const [hunts, setHunts] = useState<'all' | readonly string[]>(subject.hunt === null ? 'all' : [subject.hunt])
  const [source, setSource] = useState('')
  const [day, setDay] = useState(() => dayAfter(spans[0].days))

  const what = parts.flatMap(({ field }, i) => {
    const value = chosen[i] ?? null
    return value === null ? [] : [{ field, value }]
  })
  const pills = what.map((term) => printFilter({ ...term, negated: false }))
  const asked = useJson<Effect>(pills.length === 0 ? null : address('/api/allow-list/effect', null, { what: pills, source, view }))
  const able = (asked.data?.hunts ?? []).filter(({ rows }) => rows !== null)
  const meant = able.filter(({ hunt }) => hunts === 'all' || hunts.includes(hunt))
  const rows = meant.reduce((sum, one) => sum + (one.rows ?? 0), 0)
  return (
    <PreviewForm
      reasonRef={reasonRef}
      asked={asked}
      doing="Counting what it hides"
      preview={what.length === 0 ? <p>Nothing is named. Choose a value.</p> : asked.data && <Preview hunts={meant} day={day} />}
      ready={what.length > 0 && hunts.length > 0 && day !== ''}
      submit={`Hide ${counted(rows, 'row')}`}
      save={async (said) => {
        const expires = beginOf(day)
        const entry = await saveEntry({
          hunts: hunts === 'all' ? hunts : [...hunts],
          what,
          source: source.trim() || null,
          ...said,
          expires,
        })
        return { told: `${counted(rows, 'row')} hidden until ${shortDay(expires, true)}.`, undo: () => removeEntry(entry) }
      }}
      onClose={onClose}
      below={
        <>
          <label htmlFor={`${id}-until`}>Until</label>
          <UntilField id={`${id}-until`} day={day} onDay={setDay} />
        </>
      }
    >
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
    </PreviewForm>
  )
}
