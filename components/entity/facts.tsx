import type { ReactNode } from 'react'
import type { About } from '@/lib/about/about'
import { capital } from '@/lib/format'
import { whole } from '../value/number'
import { clock, shortDay } from '../value/time'
import { Cell } from './cell'
import styles from './entity.module.css'

/** What is known, each under its head; what the logs at hand do not tell is left out. */
export function Facts({ about: { seen, facts, hosts_are } }: { readonly about: About }) {
  return (
    <dl className={styles.facts}>
      <Fact label="First seen">{seen.first_seen ? <Moment iso={seen.first_seen} /> : 'no time'}</Fact>
      <Fact label="Last seen">{seen.last_seen ? <Moment iso={seen.last_seen} /> : 'no time'}</Fact>
      <Fact label="Days" help="Days in scope with a record of it, of all days with any record.">
        {whole(seen.days)} of {whole(seen.of_days)}
      </Fact>
      <Fact label={capital(hosts_are)} help="Other hosts in its records, of all hosts in scope that made any.">
        {whole(seen.hosts)} of {whole(seen.of_hosts)} hosts
      </Fact>
      {facts.map(({ key, label, kind, help, values, total, error }) => (
        <Fact key={key} label={label} help={help}>
          {error && <span className={styles.quiet}>not read: {error}</span>}
          {values.map(({ value, note }, i) => (
            <span key={`${value} ${note}`}>
              {i > 0 && ', '}
              <Cell value={value} kind={kind} field={undefined} log={undefined} record={undefined} link />
              {note && <span className={styles.quiet}> {note}</span>}
            </span>
          ))}
          {total > values.length && <span className={styles.quiet}> and {whole(total - values.length)} more</span>}
        </Fact>
      ))}
    </dl>
  )
}

function Fact({ label, help, children }: { readonly label: string; readonly help?: string; readonly children: ReactNode }) {
  return (
    <div title={help}>
      <dt>{label}</dt>
      <dd>{children}</dd>
    </div>
  )
}

/** `20 Oct 2025 00:04:11 UTC`. */
function Moment({ iso }: { readonly iso: string }) {
  return (
    <time dateTime={iso}>
      {shortDay(iso, true)} {clock(iso)} UTC
    </time>
  )
}
