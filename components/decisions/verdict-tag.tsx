import type { DecisionEvent } from './decision'
import styles from './decisions.module.css'

/** What was said, as a bordered word. */
export function VerdictTag({ verdict }: { readonly verdict: DecisionEvent['verdict'] }) {
  return (
    <span className={styles.tag} data-verdict={verdict}>
      {verdict}
    </span>
  )
}
