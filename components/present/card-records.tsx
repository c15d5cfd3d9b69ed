'use client'

import { useState } from 'react'
import type { Kind } from '@/lib/columns'
import type { CardDetail } from '@/lib/reviews/card-detail'
import { useJson } from '../query/use-json'
import { Waiting } from '../query/waiting'
import { address } from '../url-state/address'
import { counted, whole } from '../value/number'
import { isMachineText, valueText } from '../value/text'
import { visible } from '../value/visible'
import styles from './lists.module.css'

type Part = CardDetail['evidence'][number]

interface Page {
  readonly rows: Part['records']
  readonly next: string | null
}

const ROWS = 20

/** The records behind a card, newest first, a page at a time; those that were kept with the card where their log is gone. */
export function CardRecords({ part: { label, log, total, filter, from, to, fields, records } }: { readonly part: Part }) {
  const [cursors, setCursors] = useState<readonly string[]>([])
  const scope = { from, to, filter: [...filter], hide_popular: null, show_allowed: null }
  const isMore = total > records.length && fields.length > 0
  const asked = useJson<Page>(isMore ? address(`/api/logs/${log}`, scope, { limit: ROWS, cursor: cursors.at(-1) }) : null)
  const rows = asked.data?.rows ?? records
  const next = asked.data?.next ?? null
  // What was kept with the card begins anew.
  const first = asked.data ? cursors.length * ROWS : 0
  return (
    <section aria-label={label}>
      <h3>
        {visible(label)}: {counted(total, `${log} record`)}
      </h3>
      {asked.error && <p role="alert">Those kept with the card are shown. {asked.error.message}</p>}
      <Waiting asked={asked} doing="Reading its records">
        {rows.length > 0 && (
          <table className={styles.records}>
            <thead>
              <tr>
                {fields.map(({ name, kind }) => (
                  <th key={name} scope="col">
                    {name}
                    {kind === 'time' && ' UTC'}
                  </th>
                ))}
              </tr>
            </thead>
            <tbody>
              {rows.map((record) => (
                <tr key={String(record._id)}>
                  {fields.map(({ name, kind, deciding }) => (
                    <td key={name} className={isMachineText(kind as Kind) ? 'mono' : undefined} data-deciding={deciding || undefined}>
                      {visible(valueText(record[name] ?? null, kind as Kind))}
                    </td>
                  ))}
                </tr>
              ))}
            </tbody>
          </table>
        )}
      </Waiting>
      {isMore && (
        <div className={styles.actions}>
          <button type="button" disabled={cursors.length === 0} onClick={() => setCursors(cursors.slice(0, -1))}>
            newer
          </button>
          <button type="button" disabled={next === null} onClick={() => next !== null && setCursors([...cursors, next])}>
            older
          </button>
          {!asked.busy && (
            <span>
              {whole(first + 1)} to {whole(first + rows.length)} of {whole(total)}
            </span>
          )}
        </div>
      )}
    </section>
  )
}
