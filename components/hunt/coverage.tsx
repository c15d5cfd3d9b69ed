import { percent, whole } from '../value/number'
import type { OkAnswer } from './answer'
import styles from './coverage.module.css'

/** What could be judged at all: always above the table, never folded away. */
export function Coverage({ lines }: { readonly lines: OkAnswer['coverage'] }) {
  if (lines.length === 0) return null
  const most = Math.max(1, ...lines.map((line) => line.of))
  return (
    <section className={styles.cover} aria-label="What could be judged">
      <h2>What could be judged</h2>
      <table>
        <thead className="unseen">
          <tr>
            <th scope="col">Part</th>
            <th scope="col">Drawn</th>
            <th scope="col">Observed</th>
            <th scope="col">Note</th>
          </tr>
        </thead>
        <tbody>
          {lines.map(({ label, observed, of, note }) => (
            <tr key={label}>
              <th scope="row">{label}</th>
              <td className={styles.drawn}>
                <span className={styles.whole} style={{ width: `${(of / most) * 100}%` }}>
                  <span className={styles.part} style={{ width: `${of === 0 ? 0 : (observed / of) * 100}%` }} />
                </span>
              </td>
              <td>
                {whole(observed)} of {whole(of)}
                {of > 0 && `, ${percent(observed / of)}`}
              </td>
              <td title={note}>{note}</td>
            </tr>
          ))}
        </tbody>
      </table>
    </section>
  )
}
