import { shortDay } from '../value/time'
import { drawn, type Valid, validityWords } from './validity'
import styles from './validity-bar.module.css'

/** From when to when a certificate is valid: ink up to the limit in force at its issue, rust beyond it where it binds, and below when it was seen. */
export function ValidityBar({ valid }: { readonly valid: Valid }) {
  const places = drawn(valid)
  const words = validityWords(valid)
  const { before, after, first, last } = valid
  return (
    <div className={styles.validity}>
      {places && (
        <div aria-hidden="true" className={styles.plot}>
          <i className={styles.valid} style={{ left: `${places.start}%`, width: `${places.end - places.start}%` }} />
          {places.limit !== null && (
            <>
              <i
                className={valid.held ? styles.over : styles.beyond}
                style={{ left: `${places.limit}%`, width: `${places.end - places.limit}%` }}
              />
              <i className={styles.tick} style={{ left: `${places.limit}%` }} />
            </>
          )}
          {places.seen && (
            <i className={styles.seen} style={{ left: `${places.seen.from}%`, width: `${places.seen.to - places.seen.from}%` }} />
          )}
        </div>
      )}
      <div className={styles.ends}>
        <span>
          not before <time dateTime={before}>{shortDay(before, true)}</time>
        </span>
        {first !== null && last !== null && (
          <span>
            <i className={styles.key} aria-hidden="true" /> seen <time dateTime={first}>{shortDay(first, true)}</time> –{' '}
            <time dateTime={last}>{shortDay(last, true)}</time> UTC
          </span>
        )}
        <span>
          not after <time dateTime={after}>{shortDay(after, true)}</time>
        </span>
      </div>
      <p>{words.join(' ')}</p>
    </div>
  )
}
