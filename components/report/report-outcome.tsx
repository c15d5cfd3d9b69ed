import { bytesText, capital } from '@/lib/format'
import type { Report } from '@/lib/reviews/report/shape'
import { counted, whole } from '../value/number'
import { percent, verdictWords } from './words'

const changes = ['same', 'new', 'gone', 'changed'] as const
const words = ['accept', 'explain', 'watch', 'threat', 'defer', 'open'] as const

const amount = (what: 'connections' | 'bytes' | 'edges', n: number) => (what === 'bytes' ? bytesText(n) : whole(n))

/** What was compared, what of it was on the agenda, and what came of it: in a sentence and in a table of counts. */
export function ReportOutcome({ report }: { readonly report: Report }) {
  const { kinds, rows, cards, explained, jaccard } = report
  const edges = kinds.find(({ kind }) => kind === 'edges')
  const differ = edges ? edges.new + edges.gone + edges.changed : 0
  const onAgenda = words.reduce((sum, word) => sum + rows[word], 0)
  return (
    <section>
      <h2>Outcome</h2>
      <p>
        {edges &&
          `${whole(differ)} of ${counted(differ + edges.same, 'edge')} differ${jaccard === null ? '' : `; both sides have ${percent(jaccard, 1)} of all (Jaccard)`}. `}
        The agenda had {counted(onAgenda, 'row')} on {counted(cards.all, 'card')}; {whole(cards.decided)} of {whole(cards.all)} were
        decided.{' '}
        {explained &&
          `${capital(percent(explained.connections.after, explained.connections.all))} of connections, ${percent(explained.bytes.after, explained.bytes.all)} of bytes and ${percent(explained.edges.after, explained.edges.all)} of edges are now explained; before, ${percent(explained.connections.before, explained.connections.all)}, ${percent(explained.bytes.before, explained.bytes.all)} and ${percent(explained.edges.before, explained.edges.all)} were.`}
      </p>
      <table className="counts">
        <thead>
          <tr>
            <td />
            <th scope="colgroup" colSpan={4} className="group">
              Window against baseline
            </th>
            <th scope="colgroup" colSpan={6} className="group">
              Rows on the agenda
            </th>
          </tr>
          <tr>
            <th scope="col">Kind</th>
            {changes.map((word) => (
              <th key={word} scope="col" className="n">
                {capital(word)}
              </th>
            ))}
            {words.map((word) => (
              <th key={word} scope="col" className="n">
                {verdictWords[word]}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {kinds.map((kind) => (
            <tr key={kind.kind}>
              <th scope="row">{kind.title}</th>
              {changes.map((word) => (
                <td key={word} className="n">
                  {kind.note === null ? whole(kind[word]) : '–'}
                </td>
              ))}
              {words.map((word) => (
                <td key={word} className="n">
                  {whole(kind.rows[word])}
                </td>
              ))}
            </tr>
          ))}
        </tbody>
        <tfoot>
          <tr>
            <th scope="row" colSpan={5}>
              On the agenda
            </th>
            {words.map((word) => (
              <td key={word} className="n">
                {whole(rows[word])}
              </td>
            ))}
          </tr>
        </tfoot>
      </table>
      {explained && (
        <table className="explained">
          <thead>
            <tr>
              <th scope="col">Explained or accepted</th>
              <th scope="col" className="n">
                Before
              </th>
              <th scope="col" className="n">
                After
              </th>
              <th scope="col" className="n">
                Of
              </th>
            </tr>
          </thead>
          <tbody>
            {(['connections', 'bytes', 'edges'] as const).map((what) => (
              <tr key={what}>
                <th scope="row">{{ connections: 'Connections in the window', bytes: 'Bytes in the window', edges: 'Edges' }[what]}</th>
                <td className="n">{amount(what, explained[what].before)}</td>
                <td className="n">{amount(what, explained[what].after)}</td>
                <td className="n">{amount(what, explained[what].all)}</td>
              </tr>
            ))}
          </tbody>
        </table>
      )}
    </section>
  )
}
