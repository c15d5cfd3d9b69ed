import { KeyCaps, useAllKeys } from '../frame/keys'
import styles from './lists.module.css'

/** All keys of the meeting. */
export function KeyList() {
  const keys = useAllKeys()
  return (
    <section className={styles.panel} aria-label="Keys">
      <h1>Keys</h1>
      <dl className={styles.keys}>
        {keys.map(({ key, does }) => (
          <div key={key}>
            <dt>
              <KeyCaps keys={key} />
            </dt>
            <dd>{does}</dd>
          </div>
        ))}
      </dl>
      <p>In a line: Enter keeps it, Esc leaves it, Tab goes on. Nothing that is kept is ever overwritten; an undo is kept beside it.</p>
    </section>
  )
}
