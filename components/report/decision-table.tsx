import type { Report, ReportDecision } from '@/lib/reviews/report/shape'
import { counted } from '../value/number'
import { shortDay } from '../value/time'
import { Wire } from './wire'
import { asSentence, moment, verdictWords } from './words'

/** Until when, to whom, by which ticket: what a decision carries beside its reason. */
export function Terms({ decision: { ticket, expires, to, due } }: { readonly decision: ReportDecision }) {
  return (
    <>
      {to !== null && <Wire text={`To ${to}, by ${due === null ? 'no date' : shortDay(due, true)}. `} />}
      {expires !== null && `Until ${shortDay(expires, true)}. `}
      {ticket !== '' && <Wire text={`Ticket ${ticket}. `} />}
    </>
  )
}

/** Every decision in one line each: what was seen, why, by whom. */
export function DecisionTable({ report: { decisions } }: { readonly report: Report }) {
  return (
    <section>
      <h2>Decisions</h2>
      {decisions.length === 0 ? (
        <p>Nothing was decided.</p>
      ) : (
        <table className="decisions">
          <thead>
            <tr>
              <th scope="col" className="n">
                No.
              </th>
              <th scope="col">Decision</th>
              <th scope="col">What was seen</th>
              <th scope="col">Why, and by whom</th>
            </tr>
          </thead>
          <tbody>
            {decisions.map((decision, i) => (
              <tr key={`${decision.card} ${decision.rows[0]?.subject.row}`}>
                <td className="n t3">{i + 1}</td>
                <th scope="row">{verdictWords[decision.verdict]}</th>
                <td>
                  <code>
                    <Wire text={decision.rows[0]?.subject.title ?? ''} most={200} />
                  </code>
                  {decision.rows.length > 1 && ` and ${counted(decision.rows.length - 1, 'row')} like it`}
                  <br />
                  <Wire text={decision.rows[0]?.sentence ?? ''} most={300} />
                </td>
                <td>
                  <Wire text={asSentence(decision.text)} /> <Terms decision={decision} />
                  <br />
                  <span className="t3">
                    <Wire text={decision.by} />, {moment(decision.at)}
                    {!decision.here && ', not in this meeting'}
                  </span>
                </td>
              </tr>
            ))}
          </tbody>
        </table>
      )}
    </section>
  )
}
