'use client'

import { useView } from '../../url-state/view'
import { counted, percent, size, whole } from '../../value/number'
import { WireText } from '../../value/wire-text'
import styles from './comparison.module.css'
import type { Comparison } from './use-comparison'

type Explained = NonNullable<Comparison['explained']>

/** How much of what the edges carry somebody has explained or accepted, before today and today. */
export function ShareExplained({ explained }: { readonly explained: Explained }) {
  const [, { open }] = useView()
  const { connections, bytes, edges, largest, decisions } = explained
  const left = ({ all, before, today }: Explained['edges']) => all - before - today
  const lines = [
    ['Connections', connections, whole(left(connections))],
    ['Bytes', bytes, size(left(bytes))],
    ['Edges', edges, `${whole(left(edges))} of ${whole(edges.all)}`],
  ] as const
  return (
    <section aria-label="Share explained">
      <header className={styles.head}>
        <h2>Share explained</h2>
        <span>of this window, gone edges too</span>
      </header>
      <table className={styles.figures}>
        <thead>
          <tr>
            <th scope="col">Explained of</th>
            <th scope="col">
              <span className="unseen">Drawn</span>
            </th>
            <th scope="col">now</th>
            <th scope="col">not yet</th>
          </tr>
        </thead>
        <tbody>
          {lines.map(([label, part, rest]) => (
            <tr key={label}>
              <th scope="row">{label}</th>
              <td className={styles.track}>
                <Track {...part} />
              </td>
              <td className={styles.strong}>{part.all === 0 ? '–' : percent((part.before + part.today) / part.all)}</td>
              <td>{rest}</td>
            </tr>
          ))}
        </tbody>
      </table>
      <p className={styles.small}>
        <i className={styles.ink} /> before today <i className={styles.soft} /> by {counted(decisions, 'decision')} of today
        {largest && (
          <>
            <br />
            Largest open:{' '}
            <button type="button" onClick={() => open(largest.id)}>
              <WireText text={largest.source} limit={40} /> → <WireText text={largest.target} limit={40} />
            </button>
            , {size(largest.bytes)}.
          </>
        )}
      </p>
    </section>
  )
}

function Track({ all, before, today }: Explained['edges']) {
  const width = (n: number) => `${all === 0 ? 0 : (n / all) * 100}%`
  return (
    <span className={styles.bar} aria-hidden="true">
      <i className={styles.ink} style={{ width: width(before) }} />
      <i className={styles.soft} style={{ width: width(today) }} />
    </span>
  )
}
