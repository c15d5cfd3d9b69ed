import type { About } from '@/lib/about/about'
import { ValidityBar } from '../certificate/validity-bar'
import styles from './entity.module.css'

/** When each certificate that the page is about is valid, and when it was seen. */
export function Validities({ about: { validity, seen } }: { readonly about: About }) {
  if (validity.length === 0) return null
  return (
    <section className={styles.validity} aria-label="Validity">
      {validity.map(({ not_before, not_after, limit_days, held }) => (
        <ValidityBar
          key={`${not_before} ${not_after} ${held}`}
          valid={{ before: not_before, after: not_after, limitDays: limit_days, held, first: seen.first_seen, last: seen.last_seen }}
        />
      ))}
    </section>
  )
}
