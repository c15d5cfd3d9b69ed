import type { Report } from '@/lib/reviews/report/shape'
import { cssText } from '../value/css-text'
import { span } from '../value/time'
import { visible } from '../value/visible'
import { DecisionCase } from './decision-case'
import { DecisionTable } from './decision-table'
import { Deferred, LeftOpen, Limits, NotExplained, NothingFound } from './remainder'
import { ReportHead } from './report-head'
import { ReportMethod, ReportQuery } from './report-method'
import { ReportOutcome } from './report-outcome'

interface Page {
  /** All rules of the page, our own. */
  readonly css: string
  /** By which the page's policy knows its style; a file has none. */
  readonly nonce?: string | undefined
  /** Ways from the page; a file has none. */
  readonly ways?: readonly { readonly href: string; readonly label: string }[]
}

/** Every page’s foot: which meeting, which window. */
const footOf = ({ review, window }: Report) => visible(['Spoor', review.title.slice(0, 60), span(window.from, window.to, true)].join(' · '))

/** The whole report as one document that needs nothing else: conclusions first, then what they rest on. */
export function ReportDocument({ report, css, nonce, ways = [] }: Page & { readonly report: Report }) {
  return (
    <html lang="en">
      {/* biome-ignore lint/style/noHeadElement: a document of its own, that no page of Next holds */}
      <head>
        <meta charSet="utf-8" />
        <meta name="viewport" content="width=device-width, initial-scale=1" />
        <meta httpEquiv="Content-Security-Policy" content="default-src 'none'; style-src 'unsafe-inline'; img-src data:" />
        <title>{visible(`${report.review.title} · Baseline review · Spoor`)}</title>
        {/* biome-ignore lint/security/noDangerouslySetInnerHtml: rules of ours; what is not stands in a text of CSS, escaped */}
        <style nonce={nonce} dangerouslySetInnerHTML={{ __html: `${css}\n:root{--print-foot:${cssText(footOf(report))}}` }} />
      </head>
      <body>
        {ways.length > 0 && (
          <nav aria-label="Report">
            {ways.map(({ href, label }) => (
              <a key={href} href={href}>
                {label}
              </a>
            ))}
          </nav>
        )}
        <main className="doc">
          <svg width="0" height="0" aria-hidden="true" className="defs">
            <defs>
              <pattern id="gap" width="4" height="4" patternUnits="userSpaceOnUse" patternTransform="rotate(45)">
                <path d="M0 0V4" />
              </pattern>
            </defs>
          </svg>
          <ReportHead report={report} />
          <ReportOutcome report={report} />
          <DecisionTable report={report} />
          <NotExplained report={report} />
          <Deferred report={report} />
          <LeftOpen report={report} />
          <NothingFound report={report} />
          <Limits report={report} />
          {report.decisions.length > 0 && <h2 className="evidence">What the decisions rest on</h2>}
          {report.decisions.map((decision, i) => (
            <DecisionCase key={`${decision.card} ${decision.rows[0]?.subject.row}`} report={report} decision={decision} no={i + 1} />
          ))}
          <ReportMethod report={report} />
          <section className="keep">
            <h2>Signed</h2>
            <div className="sign">
              <span>Chair</span>
              <span>Network owner</span>
              <span>Date</span>
            </div>
          </section>
          <ReportQuery report={report} />
        </main>
      </body>
    </html>
  )
}
