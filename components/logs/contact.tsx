'use client'
import Link from 'next/link'
import { Section } from '../page/detail'
import { usePivot } from '../url-state/pivot'
import { WireText } from '../value/wire-text'
import type { ContactRecord, Cut } from './answer'
import { cutWords, headOf } from './contact-words'
import styles from './inspect.module.css'
import { Instant } from './record-cell'
import { told } from './told'

interface Props {
  readonly records: readonly ContactRecord[]
  /** The logs that have more of them. */
  readonly cut: readonly Cut[]
  /** The record that is open. */
  readonly from: { readonly log: string; readonly id: string; readonly label: string }
}

/** The contact: what each log says of the same event, in order of time. */
export function Contact({ records, cut, from }: Props) {
  const pivot = usePivot(`${from.log} ${from.label.slice(0, 24)}`)
  return (
    <Section {...headOf(records, cut)}>
      {cut.map((one) => (
        <p key={one.log} className={styles.quiet}>
          <Link href={pivot(`/logs/${one.log}`, { from: null, to: null, filter: one.filter })}>{cutWords(one)}</Link>
        </p>
      ))}
      <ol className={styles.contact}>
        {records.map(({ log, id, ts, record, as }) => {
          const present = log === from.log && id === from.id
          const [says, value] = told(log, record)
          return (
            <li key={`${log} ${id}`} data-here={present || undefined}>
              {ts ? <Instant iso={ts} times="clock" /> : <span>no time</span>}
              <i aria-hidden="true" />
              {present ? (
                <b aria-current="true">{log}</b>
              ) : (
                <Link href={`${pivot(`/logs/${log}`)}&row=${encodeURIComponent(id)}`}>{log}</Link>
              )}
              <div>
                {as === 'lookup' ? `lookup that gave the address, under another uid: ${says}` : says}
                {value && (
                  <div className={styles.says}>
                    <WireText text={value} limit={160} />
                  </div>
                )}
              </div>
            </li>
          )
        })}
      </ol>
    </Section>
  )
}
