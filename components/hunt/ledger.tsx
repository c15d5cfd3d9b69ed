import type { Kind } from '@/lib/columns'
import { visible } from '../value/visible'
import type { Reason } from './answer'
import styles from './ledger.module.css'
import { observedText, signedPoints } from './observed'
import { type SlottedSignal, silentWords } from './silent-words'

interface Props {
  readonly reasons: readonly Reason[]
  readonly score: number
  /** Codes of signals that could not be assessed. */
  readonly unassessed: readonly string[]
  /** All signals, in the order of the trace's slots. */
  readonly signals: readonly SlottedSignal[]
  readonly kindOf: (code: string) => Kind | null
}

/** What speaks for a row and what against it: signal, observed, limit, points on one scale, and their sum. */
export function Ledger({ reasons, unassessed, score, signals, kindOf }: Props) {
  const slots = signals.map(({ code }) => code)
  const against = Math.max(0, ...reasons.map(({ points }) => -points))
  const scale = Math.max(1, ...reasons.map(({ points }) => points)) + against
  const groups = [
    ['What speaks for it', reasons.filter(({ points }) => points > 0)],
    ['What speaks against it', reasons.filter(({ points }) => points < 0)],
  ] as const
  return (
    <>
      <table className={styles.ledger}>
        <thead>
          <tr>
            <th scope="col" className={`${styles.signal} ${styles.title}`}>
              {groups[0][0]}
            </th>
            <th scope="col" className={`${styles.observed} ${styles.unit}`}>
              Observed
            </th>
            <th scope="col" className={`${styles.limit} ${styles.unit}`}>
              Limit
            </th>
            <th scope="col">
              <span className="unseen">Points drawn</span>
            </th>
            <th scope="col" className={`${styles.points} ${styles.unit}`}>
              Points
            </th>
          </tr>
        </thead>
        {groups.map(([title, members], i) => (
          <tbody key={title}>
            {i === 1 && members.length > 0 && (
              <tr>
                <th scope="rowgroup" colSpan={5} className={styles.title}>
                  {title}
                </th>
              </tr>
            )}
            {members.map((reason) => (
              <tr key={reason.code} className={i === 1 ? styles.less : undefined}>
                <th scope="row" className={styles.signal} title={reason.label}>
                  <span className={styles.slot}>{slots.indexOf(reason.code) + 1 || ''}</span>
                  {reason.label}
                </th>
                <td title={visible(observedText(reason, kindOf(reason.code)))}>{visible(observedText(reason, kindOf(reason.code)))}</td>
                <td className={styles.quiet}>{reason.threshold}</td>
                <td>
                  <Bar points={reason.points} zero={against / scale} scale={scale} />
                </td>
                <td>{signedPoints(reason.points)}</td>
              </tr>
            ))}
          </tbody>
        ))}
        <tfoot>
          <tr>
            <th scope="row" className={`${styles.signal} ${styles.sum}`}>
              Score
            </th>
            <td colSpan={4} className={styles.sum}>
              {score}
            </td>
          </tr>
        </tfoot>
      </table>
      <p className={styles.silent}>
        {silentWords(
          signals,
          reasons.map(({ code }) => code),
          unassessed,
        )}
      </p>
    </>
  )
}

/** Zero is a share of the width, the same in every row. */
function Bar({ points, zero, scale }: { readonly points: number; readonly zero: number; readonly scale: number }) {
  const percent = (share: number) => `${(share * 100).toFixed(2)}%`
  const size = Math.abs(points) / scale
  return (
    <svg className={styles.bar} width="100%" height="12" aria-hidden="true">
      <line x1={percent(zero)} x2={percent(zero)} y1="0" y2="12" />
      {points > 0 ? (
        <rect className={styles.for} x={percent(zero)} y="3" width={percent(size)} height="6" />
      ) : (
        <rect className={styles.against} x={percent(zero - size)} y="3.5" width={percent(size)} height="5" />
      )}
    </svg>
  )
}
