import Link from 'next/link'
import { whole } from '../value/number'
import type { Records } from './answer'
import styles from './inspector.module.css'
import type { RecordsHref } from './use-records-link'

/** Each set of records with its count; what has none is no link. */
export function RecordLinks({ records, link }: { readonly records: readonly Records[]; readonly link: RecordsHref }) {
  if (records.length === 0) return null
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
