import type { ReportDecision } from '@/lib/reviews/report/shape'
import { observedText, signedPoints } from '../hunt/observed'
import { Wire } from './wire'

/** What speaks for a row and against it: signal, observed, limit, points drawn on one scale, and their sum. */
export function LedgerTable({ decision: { reasons, lead } }: { readonly decision: Pick<ReportDecision, 'reasons' | 'lead'> }) {
  const against = Math.max(0, ...reasons.map(({ points }) => -points))
  const scale = Math.max(1, ...reasons.map(({ points }) => points)) + against
  const x = (points: number) => (points / scale) * 100
  return (
    <table className="ledger">
      <thead>
        <tr>
          <th scope="col">Signal</th>
          <th scope="col" className="n">
            Observed
          </th>
          <th scope="col" className="n">
            Limit
          </th>
          <td />
          <th scope="col" className="n">
            Points
          </th>
        </tr>
      </thead>
      <tbody>
        {reasons.map((reason) => (
          <tr key={reason.code}>
            <th scope="row">{reason.label}</th>
            <td className="n">
              <Wire text={observedText(reason, null)} most={60} />
            </td>
            <td className="n t3">{reason.threshold}</td>
            <td className="bar">
              <svg viewBox="0 0 100 12" width="100%" height="12" preserveAspectRatio="none" aria-hidden="true">
                <path className="axis" d={`M${x(against).toFixed(1)} 0V12`} />
                {reason.points > 0 ? (
                  <rect className="for" x={x(against)} y="3" width={x(reason.points)} height="6" />
                ) : (
                  <rect className="against" x={x(against + reason.points)} y="3.5" width={x(-reason.points)} height="5" />
                )}
              </svg>
            </td>
            <td className="n">{signedPoints(reason.points)}</td>
          </tr>
        ))}
        {reasons.length === 0 && (
          <tr>
            <td colSpan={5}>No signal fired.</td>
          </tr>
        )}
      </tbody>
      <tfoot>
        <tr>
          <th scope="row" colSpan={4}>
            Score
          </th>
          <td className="n">{lead.score}</td>
        </tr>
      </tfoot>
    </table>
  )
}
