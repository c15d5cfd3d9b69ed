'use client'

import { useState } from 'react'
import { useSmall } from '../frame/use-small'
import { percent, whole } from '../value/number'
import type { OkAnswer } from './answer'
import styles from './coverage.module.css'
import { Bar, CoverageBlocks } from './coverage-blocks'

/**
 * What could be judged at all, always above the table; in a small window its first words alone, until asked for all. Lines in groups stand
 * side by side, with their notes behind `Table`.
 */
export function Coverage({ lines, title }: { readonly lines: OkAnswer['coverage']; readonly title: string | null }) {
  const [asTable, setAsTable] = useState(false)
  const [unfolded, setUnfolded] = useState(false)
  const small = useSmall()
  const [first] = lines
  if (!first) return null
  const folded = small && !unfolded
  const grouped = lines.some(({ group }) => group !== null)
  return (
    <section className={styles.cover} data-grouped={grouped} aria-label="What could be judged">
      <header>
        <h2>What could be judged</h2>
        {title ? <p>{title}</p> : folded && <p>{saidOf(first)}</p>}
        {small && (
          <button type="button" aria-expanded={unfolded} onClick={() => setUnfolded(!unfolded)}>
            {folded ? `All ${lines.length}` : 'Fold'}
          </button>
        )}
        {grouped && !folded && (
          <button type="button" aria-pressed={asTable} onClick={() => setAsTable(!asTable)}>
            Table
          </button>
        )}
      </header>
      {folded ? null : grouped && !asTable ? <CoverageBlocks lines={lines} /> : <Lines lines={lines} />}
    </section>
  )
}

/** `Lookups of a resolver: 3,163 of 6,018`. */
const saidOf = ({ group, label, observed, of }: OkAnswer['coverage'][number]) =>
  `${group ? `${group} ${label}` : label}: ${whole(observed)} of ${whole(of)}`

function Lines({ lines }: { readonly lines: OkAnswer['coverage'] }) {
  const most = Math.max(1, ...lines.map((line) => line.of))
  return (
    <table className={styles.lines}>
      <thead className="unseen">
        <tr>
          <th scope="col">Part</th>
          <th scope="col">Drawn</th>
          <th scope="col">Observed</th>
          <th scope="col">Note</th>
        </tr>
      </thead>
      <tbody>
        {lines.map(({ label, observed, of, note, group }) => (
          <tr key={`${group} ${label}`}>
            <th scope="row">{group ? `${group}: ${label}` : label}</th>
            <td className={styles.drawn}>
              <Bar observed={observed} of={of} most={most} />
            </td>
            <td>
              {whole(observed)} of {whole(of)}
              {of > 0 && `, ${percent(observed / of)}`}
            </td>
            <td title={note}>{note}</td>
          </tr>
        ))}
      </tbody>
    </table>
  )
}
