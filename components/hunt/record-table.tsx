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
import { type Field, linesOf } from './evidence-lines'
import { timesOf } from './evidence-times'
import type { RecordsHref } from './use-records-link'

/** Which of the records are shown: `last 4 of 54, in dns`. */
export const lastOf = ({ records, total, log }: Records) =>
  total > records.length ? `last ${records.length} of ${whole(total)}, in ${log}` : `all ${whole(total)}, in ${log}`

/** A few records, one line each, which leads to the record's detail; what decides has a line of its own below where it would be cut. */
export function RecordTable({ part, link }: { readonly part: Records; readonly link: RecordsHref }) {
  const { label, log, records } = part
  const times = timesOf(records.map(({ ts }) => (typeof ts === 'string' ? ts : '')))
  const [fields, below] = linesOf(part)
  // What decides takes the room that is left; where nothing does, the last column.
  const roomy = fields.find(({ deciding }) => deciding) ?? fields.at(-1)
  const right = new Set(fields.filter((field) => isNumber(field, records)).map(({ name }) => name))
  return (
    <div className={styles.wrap}>
      <table className={styles.table} aria-label={`${label}, ${lastOf(part)}`} data-tall={below !== null || undefined}>
        <thead>
          <tr>
            {fields.map((field) => (
              <th key={field.name} scope="col" data-right={right.has(field.name) || undefined}>
                <Head field={field} time={times.head} />
              </th>
            ))}
          </tr>
          {below && (
            <tr>
              <th scope="col" colSpan={fields.length}>
                <Head field={below} time={times.head} />
              </th>
            </tr>
          )}
        </thead>
        {records.map((record) => {
          const held = ({ name, kind }: Field, i: number) => {
            const value = record[name] ?? null
            const cell = name === 'ts' ? <Time value={value} write={times.write} /> : <Cell value={value} kind={kind} />
            return (
              <Held value={value} field={name} kind={kind} log={log} record={record}>
                {i === 0 ? (
                  <Link href={link(part, String(record._id))} aria-label={`Record of ${log} at ${String(value ?? 'no time')}`}>
                    {cell}
                  </Link>
                ) : (
                  cell
                )}
              </Held>
            )
          }
          return (
            <tbody key={String(record._id)}>
              <tr>
                {fields.map((field, i) => (
                  <td
                    key={field.name}
                    data-right={right.has(field.name) || undefined}
                    data-roomy={field.name === roomy?.name || undefined}
                    className={field.deciding ? styles.deciding : undefined}
                  >
                    {held(field, i)}
                  </td>
                ))}
              </tr>
              {below && (
                <tr>
                  <td colSpan={fields.length} className={styles.deciding}>
                    {held(below, 1)}
                  </td>
                </tr>
              )}
            </tbody>
          )
        })}
      </table>
    </div>
  )
}

function Head({ field: { name, deciding }, time }: { readonly field: Field; readonly time: string }) {
  return (
    <>
      {name === 'ts' ? time : name.replace(/^id_/, '')}
      {deciding && <b className={styles.deciding}> decides</b>}
    </>
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
function isNumber({ name, kind }: Field, records: Records['records']): boolean {
  return name !== 'ts' && (standsRight(kind) || records.some((record) => [record[name]].flat().some((one) => typeof one === 'number')))
}

const plain = (value: CellValue) => (typeof value === 'object' && value !== null ? JSON.stringify(value) : value)
