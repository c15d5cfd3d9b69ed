'use client'
import Link from 'next/link'
import { usePathname, useSearchParams } from 'next/navigation'
import { Section } from '../page/detail'
import { address } from '../url-state/address'
import { useScope } from '../url-state/scope'
import { pushCrumb, useTrail } from '../url-state/trail'
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
  const [scope] = useScope()
  const trail = useTrail()
  const path = usePathname()
  const search = useSearchParams()
  const logs = new Set(records.map(({ log }) => log))
  const here = { label: `${from.log} ${from.label.slice(0, 24)}`, href: `${path}?${search}` }
  return (
    <Section title="The same event in other logs" aside={`${counted(records.length, 'record')} in ${counted(logs.size, 'log')}`}>
      <ol className={styles.contact}>
        {records.map(({ log, id, ts, record }) => {
          const present = log === from.log && id === from.id
          const [says, value] = told(log, record)
          return (
            <li key={`${log} ${id}`} data-here={present || undefined}>
              {ts ? <Instant iso={ts} times="clock" /> : <span>no time</span>}
              <i aria-hidden="true" />
              {present ? (
                <b aria-current="true">{log}</b>
              ) : (
                <Link href={address(`/logs/${log}`, scope, { row: id, trail: pushCrumb(trail, here) })}>{log}</Link>
              )}
              <div>
                {says}
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
