import Link from 'next/link'
import { Section } from '../page/detail'
import type { Records } from './answer'
import styles from './evidence.module.css'
import { RecordLinks } from './record-links'
import { lastOf, RecordTable } from './record-table'
import type { RecordsHref } from './use-records-link'

interface Props {
  readonly evidence: readonly Records[]
  readonly link: RecordsHref
}

/** The last records that the row was counted from, each leading to its detail; what shows no records is a link with its count. */
export function Evidence({ evidence, link }: Props) {
  const tables = evidence.filter(({ records }) => records.length > 0)
  const one = tables.length === 1 ? tables[0] : undefined
  return (
    <Section title="Evidence" aside={one && lastOf(one)}>
      {tables.map((part) => (
        <div key={`${part.log}${part.label}`}>
          {!one && (
            <div className={styles.title}>
              <Link href={link(part)}>{part.label}</Link>
              <span>{lastOf(part)}</span>
            </div>
          )}
          <RecordTable part={part} link={link} />
        </div>
      ))}
      <div className={tables.length > 0 ? styles.rest : undefined}>
        <RecordLinks records={evidence.filter((part) => !tables.includes(part))} link={link} />
      </div>
    </Section>
  )
}
