import type { ListInfo } from '@/lib/store/reference'
import { whole } from '../value/number'
import { shortTime } from '../value/time'
import styles from './settings.module.css'

const kinds: Readonly<Record<string, string>> = {
  popularity: 'Popular names',
  asn: 'Autonomous systems',
  country: 'Countries',
  categorised: 'Categorised domains',
  exceptions: 'Exceptions',
  networks: 'Networks',
  unknown: 'Not known',
}

/** The files in SPOOR_LISTS, what was made of each and what was not. */
export function Lists({ lists }: { readonly lists: readonly ListInfo[] | null }) {
  if (lists === null) return <p className={styles.none}>The store is not open, so the lists in SPOOR_LISTS were not read.</p>
  if (lists.length === 0)
    return (
      <p className={styles.none}>
        No file in SPOOR_LISTS. Put a popularity list (Tranco, Umbrella, Majestic), categorised domains (domain,category), an ASN table
        (iptoasn, .mmdb), countries (.mmdb), exceptions (host,port,service,reason) or networks.json there; it is read without a new start.
      </p>
    )
  return (
    <table className={styles.table}>
      <thead>
        <tr>
          {['File', 'Holds', 'Entries', 'Changed, UTC', 'Remark'].map((head) => (
            <th key={head} scope="col" className={styles.head}>
              {head}
            </th>
          ))}
        </tr>
      </thead>
      <tbody>
        {lists.map(({ file, kind, entries, date, remark }) => (
          <tr key={file}>
            <th scope="row" className={`mono ${styles.name}`}>
              {file}
            </th>
            <td>{kinds[kind] ?? kind}</td>
            <td className="mono">{entries === null ? '–' : whole(entries)}</td>
            <td className="mono">{date === null ? '–' : shortTime(date, true)}</td>
            <td>{remark ?? '–'}</td>
          </tr>
        ))}
      </tbody>
    </table>
  )
}
