'use client'

import Link from 'next/link'
import { usePathname, useSearchParams } from 'next/navigation'
import type { Kind } from '@/lib/columns'
import { Button, buttonClass } from '../control/button'
import { Icon } from '../icon/icon'
import { Detail, Section } from '../page/detail'
import { Trouble } from '../query/trouble'
import type { Asked } from '../query/use-json'
import { Waiting } from '../query/waiting'
import { address } from '../url-state/address'
import { pushCrumb, useTrail } from '../url-state/trail'
import { counted, whole } from '../value/number'
import { defanged, valueText } from '../value/text'
import { span } from '../value/time'
import { WithMenu } from '../value/value-menu'
import { visible } from '../value/visible'
import { WireText } from '../value/wire-text'
import type { AnswerColumn, Records, RowAnswer } from './answer'
import type { Description } from './description'
import styles from './inspector.module.css'
import { Ledger } from './ledger'
import { Values } from './values'

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
  const answer = asked.error ? null : asked.data
  const name = answer ? valueText(answer.row[hunt.subject], 'text') : ''
  const link = useRecordsLink(hunt, name)
  const subject = columns.find((column) => column.key === hunt.subject)
  const main = answer?.evidence[0]
  const crumbs = [
    ...trail.map(({ label, href }) => (
      <Link key={href} href={href}>
        {visible(label)}
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
          answer && (
            <WithMenu value={name} field={subject?.field} log={hunt.logs[0]}>
              <WireText text={name} limit={300} />
            </WithMenu>
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
              <Button onClick={() => void navigator.clipboard.writeText(defanged(name))}>
                <Icon name="copy" /> Copy defanged
              </Button>
            </>
          )
        }
      >
        {asked.error && <Trouble what="This row was not read" failure={asked.error} again={asked.again} />}
        <Waiting asked={asked} doing="Reading the row and counting its records">
          {answer && <Reasons hunt={hunt} columns={columns} answer={answer} link={link} />}
        </Waiting>
      </Detail>
      {answer && <QueryText sql={answer.sql} />}
    </>
  )
}

function seen({ first_seen: first, last_seen: last }: RowAnswer['row']): string | null {
  return typeof first === 'string' && typeof last === 'string' ? span(first, last, true) : null
}

interface ReasonsProps extends Pick<Props, 'hunt' | 'columns'> {
  readonly answer: RowAnswer
  readonly link: (records: Records) => string
}

function Reasons({ hunt, columns, answer: { row, hidden_by, evidence, checks }, link }: ReasonsProps) {
  const kindOf = (code: string): Kind | null => {
    const observed = hunt.signals.find((signal) => signal.code === code)?.observed
    return columns.find((column) => column.key === observed)?.kind ?? null
  }
  return (
    <>
      <Section title="Why it is here">
        <p className={styles.why}>{row.sentence}</p>
        {hidden_by && <p className={styles.prose}>The list hides it: {hidden_by}.</p>}
      </Section>
      <section className={styles.plain} aria-label="For and against">
        <Ledger
          reasons={row.reasons}
          unassessed={row.unassessed}
          score={Number(row.score)}
          slots={hunt.signals.map(({ code }) => code)}
          kindOf={kindOf}
        />
      </section>
      {row.explained.length > 0 && (
        <Section title="Explained by" aside="ranked below, points unchanged">
          <ul className={styles.tags}>
            {row.explained.map(({ code, label, observed }) => (
              <li key={code}>
                <span className={styles.tag}>{label}</span> <WireText text={observed} limit={200} />
              </li>
            ))}
          </ul>
        </Section>
      )}
      {row.caveats.length > 0 && (
        <Section title="What the data cannot show">
          <ul className={styles.prose}>
            {row.caveats.map((text) => (
              <li key={text}>{text}</li>
            ))}
          </ul>
        </Section>
      )}
      <Section title="Evidence">
        <RecordLinks records={evidence} link={link} />
      </Section>
      {checks.length > 0 && (
        <Section title="Check next">
          <RecordLinks records={checks} link={link} />
        </Section>
      )}
      <Section title="All values">
        <Values row={row} columns={columns} log={hunt.logs[0]} />
      </Section>
    </>
  )
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

function RecordLinks({ records, link }: { readonly records: readonly Records[]; readonly link: (records: Records) => string }) {
  return (
    <ul className={styles.links}>
      {records.map((one) => (
        <li key={`${one.log}${one.label}`}>
          {one.total > 0 ? <Link href={link(one)}>{one.label}</Link> : <span>{one.label}</span>}
          <span>
            {whole(one.total)} in <code>{one.log}</code>
          </span>
        </li>
      ))}
    </ul>
  )
}

/** Leads to records with the evidence's own filters, and back to this row by a crumb in the URL. */
export function useRecordsOf(hunt: Description): (records: Records, name: string) => string {
  const trail = useTrail()
  const path = usePathname()
  const search = useSearchParams()
  return ({ log, filter, from, to }, name) => {
    const back = new URLSearchParams(search)
    back.delete('trail')
    const crumb = { label: `${hunt.title}: ${name}`, href: `${path}?${back}` }
    return address(`/logs/${log}`, { from, to, filter }, { trail: pushCrumb(trail, crumb) })
  }
}

export function useRecordsLink(hunt: Description, name: string): (records: Records) => string {
  const of = useRecordsOf(hunt)
  return (records) => of(records, name)
}
