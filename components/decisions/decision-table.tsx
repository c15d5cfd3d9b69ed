'use client'

import Link from 'next/link'
import type { HuntTitle } from '../allow-list/entry-table'
import table from '../page/table.module.css'
import { address } from '../url-state/address'
import { shortDay, shortTime } from '../value/time'
import { visible } from '../value/visible'
import { WireText } from '../value/wire-text'
import { type DecisionEvent, hasEnded } from './decision'
import styles from './decisions.module.css'
import { VerdictTag } from './verdict-tag'

interface Props {
  readonly events: readonly DecisionEvent[]
  readonly hunts: readonly HuntTitle[]
}

const heads = ['Decision', 'Of', 'Hunt', 'Why', 'Ticket', 'By', 'When, UTC', 'Until'] as const

function until({ expires, to, due, hunts }: DecisionEvent): string {
  if (to !== null) return `${visible(to)}${due === null ? '' : `, ${shortDay(due, true)}`}`
  if (expires === null) return ''
  return `${hasEnded({ expires }) ? 'ended ' : ''}${shortDay(expires, true)}${hunts === 'all' ? ', in other hunts, too' : ''}`
}

/** A cell that not every decision has something for. */
function Told({ text }: { readonly text: string }) {
  return <td data-unset={text === '' || undefined}>{text || '–'}</td>
}

export function DecisionTable({ events, hunts }: Props) {
  return (
    <section className={styles.scroll} aria-label="Decisions">
      <table className={`${table.table} ${styles.list}`}>
        <thead>
          <tr>
            {heads.map((head) => (
              <th key={head} scope="col">
                {head}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {events.map((event) => (
            <tr key={event.id}>
              <td>
                <VerdictTag verdict={event.verdict} />
              </td>
              <th scope="row" className="mono">
                <Link
                  href={address(`/hunts/${event.subject.hunt}`, null, {
                    row: event.subject.row,
                    show_allowed: event.verdict === 'accept' || null,
                  })}
                >
                  <WireText text={event.subject.title} limit={200} />
                </Link>
              </th>
              <td className={styles.hunt}>{hunts.find(({ id }) => id === event.subject.hunt)?.title ?? event.subject.hunt}</td>
              <td className={styles.why}>{visible(event.text)}</td>
              <Told text={visible(event.ticket)} />
              <td className={styles.by}>{visible(event.by)}</td>
              <td className={styles.day}>{shortTime(event.at, true)}</td>
              <Told text={until(event)} />
            </tr>
          ))}
        </tbody>
      </table>
    </section>
  )
}
