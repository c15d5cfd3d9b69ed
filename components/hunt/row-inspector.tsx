'use client'

import Link from 'next/link'
import { defanged } from '@/lib/defang'
import { AllowButton } from '../allow-list/allow-button'
import { ExceptionButton } from '../allow-list/exception-button'
import { Button, buttonClass } from '../control/button'
import { Icon } from '../icon/icon'
import { Detail } from '../page/detail'
import { Trouble } from '../query/trouble'
import type { Asked } from '../query/use-json'
import { Waiting } from '../query/waiting'
import { useTrail } from '../url-state/trail'
import { counted } from '../value/number'
import { span } from '../value/time'
import { asWritten, visible } from '../value/visible'
import { WireText } from '../value/wire-text'
import type { AnswerColumn, OkAnswer, RowAnswer } from './answer'
import type { Description } from './description'
import { HeldValue } from './held-value'
import styles from './inspector.module.css'
import { OpenEntities } from './open-entities'
import { Reasons } from './row-reasons'
import type { HuntParams } from './use-hunt-params'
import { useRecordsLink } from './use-records-link'

interface Props {
  readonly hunt: Description
  readonly params: HuntParams
  readonly columns: readonly AnswerColumn[]
  /** What can hide rows. */
  readonly hides: OkAnswer['hidden']
  readonly asked: Asked<RowAnswer>
  /** `row 1 of 214`, where its place is known. */
  readonly place: string
  readonly onClose: () => void
}

/** Why a row is here: one sentence, the ledger, what the data cannot show, its records, what to check next. */
export function RowInspector({ hunt, params, columns, hides, asked, place, onClose }: Props) {
  const trail = useTrail()
  const answer = asked.error ? null : asked.data
  const name = answer?.row.title ?? ''
  const value = answer?.row[hunt.subject]
  const link = useRecordsLink(hunt, name)
  const subject = columns.find((column) => column.key === hunt.subject)
  const main = answer?.evidence[0]
  const crumbs = [
    ...trail.map(({ label, href }) => (
      <Link key={href} href={href}>
        {visible(asWritten(label))}
      </Link>
    )),
    hunt.title,
    place,
  ]
  return (
    <>
      <Detail
        crumbs={crumbs}
        onClose={onClose}
        mono
        subject={
          answer &&
          subject && (
            <HeldValue column={subject} value={value} row={answer.row} log={hunt.logs[0]}>
              <WireText text={name} limit={300} />
            </HeldValue>
          )
        }
        facts={answer && seen(answer.row)}
        actions={
          answer && (
            <>
              {main && (
                <Link className={buttonClass('primary')} href={link(main)}>
                  Show the {counted(main.total, 'record')} <kbd>R</kbd>
                </Link>
              )}
              <OpenEntities columns={columns} row={answer.row} log={hunt.logs[0]} here={`${hunt.title}: ${name}`} />
              <AllowButton key={answer.row.id} subject={{ hunt: hunt.id, row: answer.row, columns, identity: hunt.key }} />
              {hunt.excepts && (
                <ExceptionButton
                  key={`except ${answer.row.id}`}
                  subject={{ row: answer.row, excepts: hunt.excepts, records: main?.records ?? [] }}
                />
              )}
              {typeof value === 'string' && (
                <Button onClick={() => void navigator.clipboard.writeText(defanged(asWritten(name)))}>
                  <Icon name="copy" /> Copy defanged
                </Button>
              )}
            </>
          )
        }
      >
        {asked.error && <Trouble what="This row was not read" failure={asked.error} again={asked.again} />}
        <Waiting asked={asked} doing="Reading the row and counting its records">
          {answer && <Reasons hunt={hunt} params={params} columns={columns} hides={hides} answer={answer} link={link} />}
        </Waiting>
      </Detail>
      {answer && <QueryText sql={answer.sql} />}
    </>
  )
}

function seen({ first_seen: first, last_seen: last }: RowAnswer['row']): string | null {
  return typeof first === 'string' && typeof last === 'string' ? span(first, last, true) : null
}

function QueryText({ sql }: { readonly sql: RowAnswer['sql'] }) {
  return (
    <details className={styles.query}>
      <summary>
        <Icon name="right" /> Query with its parameters
      </summary>
      {/* biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls must be reachable by keyboard */}
      <pre tabIndex={0}>
        {sql.text}
        {sql.values.length > 0 && `\n\n${sql.values.map((value, i) => `-- $${i + 1} = ${JSON.stringify(value)}`).join('\n')}`}
      </pre>
    </details>
  )
}
