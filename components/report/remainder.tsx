import { bytesText, capital } from '@/lib/format'
import type { Report } from '@/lib/reviews/report/shape'
import { counted, whole } from '../value/number'
import { shortDay } from '../value/time'
import { saidText } from './said-text'
import { Wire } from './wire'
import { asSentence, percent, sectionWords } from './words'

/** What nobody has explained yet: its share, its largest flows. */
export function NotExplained({ report: { explained } }: { readonly report: Report }) {
  return (
    <section>
      <h2>Not explained</h2>
      {explained === null ? (
        <p>How much is explained cannot be counted: the logs of the window are not loaded any more.</p>
      ) : (
        <p>
          {capital(
            (['connections', 'bytes', 'edges'] as const)
              .map((what) => `${percent(explained[what].all - explained[what].after, explained[what].all)} of ${what}`)
              .join(', '),
          )}{' '}
          have no explanation yet.
          {explained.largest.length > 0 && ' The largest: '}
          {explained.largest.map(({ id, title, bytes }, i) => (
            <span key={id}>
              {i > 0 && '; '}
              <code>
                <Wire text={title} most={200} />
              </code>{' '}
              ({bytesText(bytes)})
            </span>
          ))}
          {explained.largest.length > 0 && '.'}
        </p>
      )}
    </section>
  )
}

/** What others will decide, and until when. */
export function Deferred({ report }: { readonly report: Report }) {
  const deferred = report.decisions.flatMap((decision, i) => (decision.verdict === 'defer' ? [{ ...decision, no: i + 1 }] : []))
  return (
    <section>
      <h2>Deferred</h2>
      {deferred.length === 0 ? (
        <p>Nothing was deferred.</p>
      ) : (
        <table className="deferred">
          <thead>
            <tr>
              <th scope="col" className="n">
                No.
              </th>
              <th scope="col">To</th>
              <th scope="col">By</th>
              <th scope="col">What</th>
            </tr>
          </thead>
          <tbody>
            {deferred.map(({ no, to, due, text, rows }) => (
              <tr key={no}>
                <td className="n t3">{no}</td>
                <th scope="row">
                  <Wire text={to ?? '–'} />
                </th>
                <td>{due === null ? '–' : shortDay(due, true)}</td>
                <td>
                  <code>
                    <Wire text={rows[0]?.subject.title ?? ''} most={200} />
                  </code>
                  {rows.length > 1 && ` and ${counted(rows.length - 1, 'row')} like it`}. <Wire text={asSentence(text)} />
                </td>
              </tr>
            ))}
          </tbody>
        </table>
      )}
    </section>
  )
}

/** What was on the agenda and has no decision, and what differs but was not on it. */
export function LeftOpen({ report: { open, left_out, review, rows } }: { readonly report: Report }) {
  const left = left_out.filter((one) => one.rows > 0)
  return (
    <section>
      <h2>Left open</h2>
      <p>
        {rows.open === 0
          ? 'Every row of the agenda was decided.'
          : `${counted(rows.open, 'row')} of the agenda ${rows.open === 1 ? 'has' : 'have'} no decision.`}{' '}
        {left.length === 0
          ? 'No other row differs and is open.'
          : `Not on the agenda, with under ${review.least} points, a harmless reading, or beyond its most cards: ${left.map(({ title, rows }) => `${title.toLowerCase()} ${whole(rows)}`).join(', ')}.`}
      </p>
      {open.length > 0 && (
        <ul className="open">
          {open.map(({ card, section, rows, lead, history, comments }) => (
            <li key={card}>
              <code>
                <Wire text={rows[0]?.subject.title ?? lead.subject.title} most={200} />
              </code>
              {rows.length > 1 && ` and ${counted(rows.length - 1, 'row')} like it`} <span className="t3">({sectionWords[section]})</span>
              {history.map((said) => (
                <span key={`${said.at} ${said.by}`}>
                  ; <Wire text={`${said.by}: ${saidText(said)}`} />
                </span>
              ))}
              {comments.map(({ at, by, text }) => (
                <span key={at}>
                  ; <Wire text={`${by}: ${text}`} />
                </span>
              ))}
            </li>
          ))}
        </ul>
      )}
    </section>
  )
}

/** What was looked for of a kind and not found, and what of it could not be judged. */
export function notFound({ title, note, same, unjudged, ...kind }: Report['kinds'][number]): readonly string[] {
  if (note !== null) return []
  const missing = (['new', 'gone', 'changed'] as const).filter((word) => kind[word] === 0)
  const none = missing.filter((word) => !unjudged.includes(word))
  const open = missing.filter((word) => unjudged.includes(word))
  const words = [
    ...(none.length === 0 ? [] : [`none ${listed(none)} (0 of ${whole(same + kind.new + kind.gone + kind.changed)})`]),
    ...(open.length === 0 ? [] : [`whether any is ${listed(open)} could not be judged`]),
  ]
  return words.length === 0 ? [] : [`${title.toLowerCase()}: ${words.join(', ')}`]
}

/** `new, gone or changed`. */
const listed = (words: readonly string[]) => words.join(', ').replace(/, ([^,]*)$/, ' or $1')

/** What was compared and is as it was. */
export function NothingFound({ report: { kinds, cards } }: { readonly report: Report }) {
  const parts = [
    ...kinds.flatMap(notFound),
    ...((cards.sections.expired ?? 0) === 0 ? ['acceptances that ended: none'] : []),
    ...((cards.sections.deferred ?? 0) === 0 ? ['items deferred earlier: none'] : []),
  ]
  return (
    <section>
      <h2>Looked for and not found</h2>
      <p>{parts.length === 0 ? 'Every kind has something new, gone and changed.' : `${capital(parts.join('; '))}.`}</p>
    </section>
  )
}

export function Limits({ report: { limits } }: { readonly report: Report }) {
  return (
    <section>
      <h2>Limits of the data</h2>
      <ul>
        {limits.map((limit) => (
          <li key={limit}>
            <Wire text={limit} />
          </li>
        ))}
      </ul>
    </section>
  )
}
