import { getDomain } from 'tldts'
import styles from './value.module.css'

/** A name whose registrable part stays whole while the left part yields. */
export function NameText({ name }: { readonly name: string }) {
  const domain = getDomain(name, { allowPrivateDomains: false })
  const at = domain && name.toLowerCase().endsWith(domain) ? name.length - domain.length : 0
  return (
    <span className={styles.name}>
      {at > 0 && (
        <span className={styles.left} style={{ minWidth: `${Math.min(at, 3)}ch` }}>
          {name.slice(0, at)}
        </span>
      )}
      <b>{name.slice(at)}</b>
    </span>
  )
}
