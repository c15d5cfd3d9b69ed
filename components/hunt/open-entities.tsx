'use client'

import Link from 'next/link'
import { buttonClass } from '../control/button'
import { usePivot } from '../url-state/pivot'
import { leadOf, useLeads } from '../value/leads'
import { kindOfValue } from '../value/text'
import type { AnswerColumn, HuntRow } from './answer'

interface Props {
  readonly columns: readonly AnswerColumn[]
  readonly row: HuntRow
  readonly log: string | undefined
  readonly here: string
}

/** Buttons to the pages that the row's own values have, one for each kind: `Open name`. */
export function OpenEntities({ columns, row, log, here }: Props) {
  const { entities } = useLeads()
  const pivot = usePivot(here)
  const found = new Map<string, string>()
  for (const { key, kind, field, by } of columns) {
    const value = row[key]
    if (typeof value !== 'string' && typeof value !== 'number') continue
    const lead = leadOf(entities, { value, kind: kindOfValue(kind, value), field: field ?? by, log, record: row })
    if (lead && !found.has(lead.kind)) found.set(lead.kind, lead.path)
  }
  return [...found].map(([kind, path]) => (
    <Link key={kind} className={buttonClass()} href={pivot(path)}>
      Open {kind}
    </Link>
  ))
}
