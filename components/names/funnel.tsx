import { whole } from '../value/number'
import { visible } from '../value/visible'
import type { Stage } from './answer'
import styles from './funnel.module.css'

interface Props {
  readonly stages: readonly Stage[]
  /** Whose names are listed, and whether those that it took out. */
  readonly stage: string
  readonly removed: boolean
  readonly onList: (stage: string, removed: boolean) => void
}

/** A bar per stage on one scale: what it leaves, and, paler, what it took out; each figure lists its names. */
export function Funnel({ stages, stage: listed, removed: ofRemoved, onList }: Props) {
  const most = Math.max(1, ...stages.map(({ names, removed }) => names + (removed ?? 0)))
  const width = (n: number) => ({ width: `${(n / most) * 100}%` })
  return (
    <section className={styles.funnel} aria-label="Names after each filter">
      <table>
        <thead>
          <tr>
            <th scope="col">After each filter</th>
            <th scope="col">
              <span className="unseen">Drawn</span>
            </th>
            <th scope="col">Names</th>
            <th scope="col">Taken out</th>
            <th scope="col">
              <span className="unseen">What is taken out</span>
            </th>
          </tr>
        </thead>
        <tbody>
          {stages.map(({ stage, label, names, removed, note }) => (
            <tr key={stage} data-unapplied={removed === null || undefined}>
              <th scope="row">
                {label}
                <span className={styles.under}>{visible(note)}</span>
              </th>
              <td className={styles.drawn}>
                <span className={styles.left} style={width(names)} />
                <span className={styles.out} style={width(removed ?? 0)} />
              </td>
              <td>
                <button
                  type="button"
                  aria-pressed={listed === stage && !ofRemoved}
                  aria-label={`List ${whole(names)} names: ${label}`}
                  onClick={() => onList(stage, false)}
                >
                  {whole(names)}
                </button>
              </td>
              <td>
                {removed === null ? (
                  '–'
                ) : (
                  <button
                    type="button"
                    aria-pressed={listed === stage && ofRemoved}
                    aria-label={`List ${whole(removed)} names taken out: ${label}`}
                    onClick={() => onList(stage, true)}
                  >
                    {whole(removed)}
                  </button>
                )}
              </td>
              <td title={note}>{visible(note)}</td>
            </tr>
          ))}
        </tbody>
      </table>
    </section>
  )
}
