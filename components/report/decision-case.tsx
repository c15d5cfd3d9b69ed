import type { Kind } from '@/lib/columns'
import { bytesText } from '@/lib/format'
import type { Report, ReportDecision } from '@/lib/reviews/report/shape'
import { eachDay } from '../present/days'
import { HostsLine } from '../present/hosts-line'
import { counted } from '../value/number'
import { valueText } from '../value/text'
import { DayChart } from './day-chart'
import { Terms } from './decision-table'
import { EvidenceTable } from './evidence-table'
import { LedgerTable } from './ledger-table'
import { saidText } from './said-text'
import { Wire } from './wire'
import { asSentence, moment, verdictWords } from './words'

const figureKinds: Readonly<Record<string, Kind>> = { number: 'number', count: 'count' }

function Figures({ figures }: Pick<ReportDecision, 'figures'>) {
  if (figures.length === 0) return null
  return (
    <p className="t2">
      Baseline → window:{' '}
      {figures
        .map(({ label, kind, old, new: now }) => {
          const text = (value: unknown) =>
            kind === 'bytes' && typeof value === 'number' ? bytesText(value) : valueText(value, figureKinds[kind] ?? 'text')
          return `${label.toLowerCase()} ${text(old)} → ${text(now)}`
        })
        .join('; ')}
    </p>
  )
}

/** All that was said of it, in its order; one decision alone stands in the head already. */
function History({ decision: { history, comments } }: { readonly decision: ReportDecision }) {
  const all = [
    ...(history.length > 1 ? history.map((said) => ({ at: said.at, by: said.by, text: saidText(said) })) : []),
    ...comments.map(({ at, by, text }) => ({ at, by, text: `Comment: ${text}` })),
  ].sort((a, b) => a.at.localeCompare(b.at))
  if (all.length === 0) return null
  return (
    <table className="history">
      <tbody>
        {all.map(({ at, by, text }) => (
          <tr key={`${at} ${text}`}>
            <td className="t3">{moment(at)}</td>
            <td>
              <Wire text={by} />
            </td>
            <td>
              <Wire text={text} />
            </td>
          </tr>
        ))}
      </tbody>
    </table>
  )
}

interface Props {
  readonly report: Pick<Report, 'baseline' | 'window'>
  readonly decision: ReportDecision
  readonly no: number
}

/** One decision with what it rests on: chart, ledger, records, what was said. */
export function DecisionCase({ report: { baseline, window }, decision, no }: Props) {
  const { verdict, rows, lead, text, by, at, present, section, records, explained, caveats, figures, detail } = decision
  const own = rows.some(({ subject }) => subject.row === lead.subject.row)
  return (
    <section className="case">
      <div className="keep">
        <h3>
          {no}. {verdictWords[verdict]}:{' '}
          <code>
            <Wire text={rows[0]?.subject.title ?? ''} most={300} />
          </code>
          {rows.length > 1 && ` and ${counted(rows.length - 1, 'row')} like it`}
        </h3>
        <p>
          <Wire text={rows[0]?.sentence ?? ''} />
        </p>
        <p>
          <b>
            <Wire text={asSentence(text)} /> <Terms decision={decision} />
          </b>
          <span className="t3">
            <Wire text={by} />, {moment(at)}
            {present.length > 0 && <Wire text={`; present: ${present.join(', ')}`} />}
          </span>
        </p>
        {(rows.length > 1 || !own) && (
          <p className="t3">
            Chart, ledger and records are those of <Wire text={lead.subject.title} most={200} />.
          </p>
        )}
        <div className="cols">
          {detail.chart.length > 0 && (
            <DayChart days={eachDay(detail.chart, baseline, window)} records={records} fresh={section === 'new'} />
          )}
          <div>
            <LedgerTable decision={decision} />
            {explained.map(({ code, label, observed }) => (
              <p key={code} className="t2">
                {label}: <Wire text={observed} />
              </p>
            ))}
          </div>
        </div>
        <Figures figures={figures} />
        <HostsLine who={detail.who} records={records} className="t2">
          {(host) => (
            <code>
              <Wire text={host} />
            </code>
          )}
        </HostsLine>
      </div>
      {detail.evidence.map((part) => (
        <EvidenceTable key={`${part.log} ${part.label}`} part={part} />
      ))}
      {caveats.length > 0 && (
        <p className="t3">
          Not known: <Wire text={caveats.join(' ').replace(/^./, (first) => first.toLowerCase())} />
        </p>
      )}
      {detail.note !== null && <p className="t3">{detail.note}</p>}
      {rows.length > 1 && (
        <>
          <p className="rows-head">Decided for these {rows.length} rows:</p>
          <ul className="rows">
            {rows.map(({ subject }) => (
              <li key={subject.row}>
                <code>
                  <Wire text={subject.title} most={200} />
                </code>
              </li>
            ))}
          </ul>
        </>
      )}
      <History decision={decision} />
    </section>
  )
}
