import type { Report } from '@/lib/reviews/report/shape'
import { counted } from '../value/number'
import { visible } from '../value/visible'

const mostValues = 60

/** How it was compared: in words, and each threshold. */
export function ReportMethod({ report: { thresholds, baseline, review } }: { readonly report: Report }) {
  return (
    <section>
      <h2>Method</h2>
      <p>
        Rates are for each 24 captured hours. An edge is a client, a server or its network, port and protocol. New is what the baseline does
        not hold, gone what the window does not; changed is what is in both and passes a threshold below. A row’s score is the sum of its
        ledger; rows with {review.least} points or more came on the agenda. What differs was held against the baseline as it was frozen,
        fingerprint <code>{baseline.fingerprint}</code>.
      </p>
      <table className="thresholds">
        <thead>
          <tr>
            <th scope="col">Threshold</th>
            <th scope="col" className="n">
              Value
            </th>
            <th scope="col">What it decides</th>
          </tr>
        </thead>
        <tbody>
          {thresholds.map(({ label, value, help }) => (
            <tr key={label}>
              <th scope="row">{label}</th>
              <td className="n">{value}</td>
              <td>{help}</td>
            </tr>
          ))}
        </tbody>
      </table>
    </section>
  )
}

/** What the engine was asked, a question for each kind of which something was decided; on paper the first alone, the others are as long. */
export function ReportQuery({ report: { queries, kinds } }: { readonly report: Report }) {
  const [query, ...others] = queries
  if (!query) return null
  const title = (kind: string) => kinds.find((one) => one.kind === kind)?.title.toLowerCase() ?? kind
  return (
    <section className="query">
      <h2>Query: {title(query.kind)}</h2>
      <Query query={query} />
      {others.map((other) => (
        <details key={other.kind}>
          <summary>Query: {title(other.kind)}</summary>
          <Query query={other} />
        </details>
      ))}
      {others.length > 0 && (
        <p className="paper">
          The {counted(others.length, 'query', 'queries')} of {others.map(({ kind }) => title(kind)).join(', ')}{' '}
          {others.length === 1 ? 'is' : 'are'} whole in the HTML file and the JSON of this report.
        </p>
      )}
    </section>
  )
}

function Query({ query: { text, values } }: { readonly query: Report['queries'][number] }) {
  return (
    <>
      <pre>{text.split('\n').map(visible).join('\n')}</pre>
      <p className="t3 m">
        {values
          .slice(0, mostValues)
          .map((value, i) => `$${i + 1} = ${visible(JSON.stringify(value)).slice(0, 120)}`)
          .join(', ')}
        {values.length > mostValues && `, and ${counted(values.length - mostValues, 'value')} more in the JSON`}
      </p>
    </>
  )
}
