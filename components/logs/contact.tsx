'use client'
import Link from 'next/link'
import { Section } from '../page/detail'
import { usePivot } from '../url-state/pivot'
import { counted } from '../value/number'
import { WireText } from '../value/wire-text'
import type { ContactRecord } from './answer'
import styles from './inspect.module.css'
import { Instant } from './record-cell'
import { told } from './told'

interface Props {
  readonly records: readonly ContactRecord[]
  /** The record that is open. */
  readonly from: { readonly log: string; readonly id: string; readonly label: string }
}

/** The contact: what each log says of the same event, in order of time. */
export function Contact({ records, from }: Props) {
  const pivot = usePivot(`${from.log} ${from.label.slice(0, 24)}`)
  const logs = new Set(records.map(({ log }) => log))
  return (
    <Section title="The whole contact" aside={`${counted(records.length, 'record')} in ${counted(logs.size, 'log')}`}>
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
