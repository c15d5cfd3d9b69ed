import styles from './value.module.css'

const step = (score: number) => Math.min(5, Math.floor(score / 20) + 1)

/** A bar in the ordinal colour, then the number that it stands for. */
export function Score({ score }: { readonly score: number }) {
  return (
    <span className={styles.score}>
      <i aria-hidden="true">
        <i style={{ width: `${score}%`, background: `var(--ord-${step(score)})` }} />
      </i>
      {score}
    </span>
  )
}
