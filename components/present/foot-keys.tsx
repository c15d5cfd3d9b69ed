import styles from './present.module.css'

export interface FootKey {
  readonly caps: readonly string[]
  readonly does: string
  readonly run: readonly (() => void)[]
}

/** The keys of the meeting, where they act; each is a button as well. */
export function FootKeys({ keys }: { readonly keys: readonly FootKey[] }) {
  return (
    <div className={styles.keys} role="toolbar" aria-label="Keys">
      {keys.map(({ caps, does, run }) => (
        <span key={does} className={styles.key}>
          {caps.map((cap, i) => (
            <button
              key={cap}
              type="button"
              onClick={run[i]}
              aria-label={caps.length > 1 ? `${does} ${i === 0 ? 'before' : 'after'}` : does}
            >
              <kbd>{cap}</kbd>
              {i === caps.length - 1 && <span>{does}</span>}
            </button>
          ))}
        </span>
      ))}
    </div>
  )
}
