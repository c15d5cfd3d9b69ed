import Link from 'next/link'
import type { ReactNode } from 'react'
import type { Kind } from '@/lib/columns'
import type { CellValue } from '../logs/answer'
import { Scalar } from '../logs/record-cell'
import type { Subject } from '../value/leads'
import { whole } from '../value/number'
import { standsRight } from '../value/text'
import { WithMenu } from '../value/value-menu'
import { asWritten, visible } from '../value/visible'
import type { Records } from './answer'
import styles from './evidence.module.css'
import { timesOf } from './evidence-times'
import type { RecordsHref } from './use-records-link'

/** Which of the records are shown: `last 4 of 54, in dns`. */
export const lastOf = ({ records, total, log }: Records) =>
  total > records.length ? `last ${records.length} of ${whole(total)}, in ${log}` : `all ${whole(total)}, in ${log}`

/** A few records, one line each, which leads to the record's detail. */
export function RecordTable({ part, link }: { readonly part: Records; readonly link: RecordsHref }) {
  const { label, log, fields, records } = part
  const times = timesOf(records.map(({ ts }) => (typeof ts === 'string' ? ts : '')))
  // What decides takes the room that is left; where nothing does, the last column.
  const roomy = fields.find(({ deciding }) => deciding) ?? fields.at(-1)
  const right = new Set(fields.filter((field) => isNumber(field, records)).map(({ name }) => name))
  return (
    <div className={styles.wrap}>
      <table className={styles.table} aria-label={`${label}, ${lastOf(part)}`}>
        <thead>
          <tr>
            {fields.map(({ name, deciding }) => (
              <th key={name} scope="col" data-right={right.has(name) || undefined}>
                {name === 'ts' ? times.head : name.replace(/^id_/, '')}
                {deciding && <b className={styles.deciding}> decides</b>}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {records.map((record) => (
            <tr key={String(record._id)}>
              {fields.map(({ name, kind, deciding }, i) => {
                const value = record[name] ?? null
                const cell = name === 'ts' ? <Time value={value} write={times.write} /> : <Cell value={value} kind={kind} />
                return (
                  <td
                    key={name}
                    data-right={right.has(name) || undefined}
                    data-roomy={name === roomy?.name || undefined}
                    className={deciding ? styles.deciding : undefined}
                  >
                    <Held value={value} field={name} kind={kind} log={log} record={record}>
                      {i === 0 ? (
                        <Link href={link(part, String(record._id))} aria-label={`Record of ${log} at ${String(value ?? 'no time')}`}>
                          {cell}
                        </Link>
                      ) : (
                        cell
                      )}
                    </Held>
                  </td>
                )
              })}
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  )
}

/** A value with its menu, but for its time; a list that holds several leads nowhere by itself. */
function Held({ value, children, ...subject }: Omit<Subject, 'value'> & { readonly value: CellValue; readonly children: ReactNode }) {
  const distinct = Array.isArray(value) ? [...new Set(value.map(plain))] : [plain(value)]
  const [one = null] = distinct
  return distinct.length > 1 || one === null || subject.field === 'ts' ? (
    children
  ) : (
    <WithMenu {...subject} value={one}>
      {children}
    </WithMenu>
  )
}

function Time({ value, write }: { readonly value: CellValue; readonly write: (iso: string) => string }) {
  if (typeof value !== 'string') return 'no time'
  return (
    <time dateTime={value} className="mono">
      {write(value)}
    </time>
  )
}

/** A value in one short line: of a list, what is first in it and how much else there is. */
function Cell({ value, kind }: { readonly value: CellValue; readonly kind: Kind }) {
  if (!Array.isArray(value)) return <Scalar value={plain(value)} kind={kind} />
  const distinct = [...new Set(value.map(plain))]
  return (
    <span title={distinct.map((one) => visible(asWritten(String(one ?? '–')))).join(', ')}>
      <Scalar value={distinct[0] ?? (distinct.length === 0 ? '' : null)} kind="text" />
      {distinct.length > 1 && <span className={styles.more}> and {whole(distinct.length - 1)}</span>}
    </span>
  )
}

/** Numbers stand at the right, also where a list holds them; the time leads the line. */
function isNumber({ name, kind }: Records['fields'][number], records: Records['records']): boolean {
  return name !== 'ts' && (standsRight(kind) || records.some((record) => [record[name]].flat().some((one) => typeof one === 'number')))
}

const plain = (value: CellValue) => (typeof value === 'object' && value !== null ? JSON.stringify(value) : value)
