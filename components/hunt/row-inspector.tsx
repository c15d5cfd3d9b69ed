'use client'

import Link from 'next/link'
import { usePathname, useSearchParams } from 'next/navigation'
import type { Kind } from '@/lib/columns'
import { Button, buttonClass } from '../control/button'
import { Icon } from '../icon/icon'
import { Trouble } from '../query/trouble'
import type { Asked } from '../query/use-json'
import { Waiting } from '../query/waiting'
import { address } from '../url-state/address'
import { useScope } from '../url-state/scope'
import { pushCrumb, useTrail } from '../url-state/trail'
import { defanged, valueText } from '../value/text'
import { span } from '../value/time'
import { WithMenu } from '../value/value-menu'
import type { AnswerColumn, HuntRow, Records } from './answer'
import type { Description } from './description'
import { InspectorHead } from './inspector-head'
import styles from './inspector.module.css'
import { Ledger } from './ledger'

export interface RowAnswer {
  readonly row: HuntRow
  readonly evidence: readonly Records[]
  readonly checks: readonly Records[]
  readonly sql?: string
}

interface Props {
  readonly hunt: Description
  readonly columns: readonly AnswerColumn[]
  readonly asked: Asked<RowAnswer>
  /** `row 1 of 214`, where its place is known. */
  readonly place: string
  readonly onClose: () => void
}

/** Why a row is here: one sentence, the ledger, what the data cannot show, its records, what to check next. */
export function RowInspector({ hunt, columns, asked, place, onClose }: Props) {
  const trail = useTrail()
  const { data, error, again } = asked
  return (
    <>
      <InspectorHead crumbs={[...trail, { label: hunt.title }, { label: place }]} keys="j k escape" onClose={onClose} />
      {error && <Trouble what="This row was not read" failure={error} again={again} />}
      <Waiting asked={asked} doing="Reading the row and counting its records">
        {data && <Body hunt={hunt} columns={columns} answer={data} />}
      </Waiting>
    </>
  )
}

function Body({ hunt, columns, answer }: { readonly hunt: Description; readonly columns: readonly AnswerColumn[]; readonly answer: RowAnswer }) {
  const { row, evidence, checks, sql } = answer
  const subject = columns.find((column) => column.key === hunt.subject)
  const name = valueText(row[hunt.subject], 'text')
  const link = useRecordsLink(hunt, name)
  const times = ['first_seen', 'last_seen'].map((key) => row[key])
  const [first, last] = times
  const kindOf = (code: string): Kind | null => {
    const observed = hunt.signals.find((signal) => signal.code === code)?.observed
    return columns.find((column) => column.key === observed)?.kind ?? null
  }
  const main = evidence[0]
  return (
    <>
      <div className={styles.scroll}>
        <header className={styles.subject}>
          <h2>
            <WithMenu value={name} field={subject?.field} log={hunt.logs[0]}>
              {name}
            </WithMenu>
          </h2>
          {typeof first === 'string' && typeof last === 'string' && <p>{span(first, last, true)}</p>}
          <div className={styles.actions}>
            {main && (
              <Link className={buttonClass('primary')} href={link(main)}>
                Show the {count(main.total)} {main.total === 1 ? 'record' : 'records'} <kbd>R</kbd>
              </Link>
            )}
            <Button onClick={() => void navigator.clipboard.writeText(defanged(name))}>
              <Icon name="copy" /> Copy defanged
            </Button>
          </div>
        </header>
        <section>
          <h3>Why it is here</h3>
          <p className={styles.why}>{row.sentence}</p>
        </section>
        <section>
          <Ledger reasons={row.reasons} score={Number(row.score)} slots={hunt.signals.map(({ code }) => code)} kindOf={kindOf} />
        </section>
        {row.explained.length > 0 && (
          <section>
            <h3>Explained by</h3>
            <ul className={styles.tags}>
              {row.explained.map(({ code, label, observed }) => (
                <li key={code}>
                  <span className={styles.tag}>{label}</span> {observed}
                </li>
              ))}
            </ul>
          </section>
        )}
        {row.caveats.length > 0 && (
          <section>
            <h3>What the data cannot show</h3>
            <ul className={styles.prose}>
              {row.caveats.map((text) => (
                <li key={text}>{text}</li>
              ))}
            </ul>
          </section>
        )}
        <section>
          <h3>Evidence</h3>
          <RecordLinks records={evidence} link={link} />
        </section>
        {checks.length > 0 && (
          <section>
            <h3>Check next</h3>
            <RecordLinks records={checks} link={link} />
          </section>
        )}
      </div>
      {sql && (
        <details className={styles.query}>
          <summary>
            <Icon name="right" /> Query with its parameters
          </summary>
          <pre>{sql}</pre>
        </details>
      )}
    </>
  )
}

const count = (n: number) => n.toLocaleString('en')

function RecordLinks({ records, link }: { readonly records: readonly Records[]; readonly link: (records: Records) => string }) {
  return (
    <ul className={styles.links}>
      {records.map((one) => (
        <li key={`${one.log}${one.label}`}>
          {one.total > 0 ? <Link href={link(one)}>{one.label}</Link> : <span>{one.label}</span>}
          <span>
            {count(one.total)} in <code>{one.log}</code>
          </span>
        </li>
      ))}
    </ul>
  )
}

/** Leads to records with the evidence's own filters, and back to this row by a crumb in the URL. */
export function useRecordsLink(hunt: Description, name: string): (records: Records) => string {
  const [scope] = useScope()
  const trail = useTrail()
  const path = usePathname()
  const search = useSearchParams()
  return ({ log, filter }) => {
    const back = new URLSearchParams(search)
    back.delete('trail')
    const crumb = { label: `${hunt.title}: ${name}`, href: `${path}?${back}` }
    return address(`/logs/${log}`, { ...scope, filter }, { trail: pushCrumb(trail, crumb) })
  }
}
