'use client'

import Link from 'next/link'
import { useFrameData } from '../frame/frame-data'
import table from '../page/table.module.css'
import { address } from '../url-state/address'
import { useView } from '../url-state/view'
import { whole } from '../value/number'
import { shortTime, span } from '../value/time'
import { visible } from '../value/visible'
import styles from './baselines.module.css'
import { type Baseline, useBaselines } from './baselines-data'
import { comparisonHref, goesOn, spaced } from './comparing'
import { itemTitles } from './kinds'

/** Every baseline with what it holds; its name opens the rest, and a link compares what came after it. */
export function BaselineTable() {
  const { baselines } = useBaselines()
  return (
    <section className={styles.scroll} aria-label="Baselines">
      <table className={`${table.table} ${styles.table}`}>
        <thead>
          <tr>
            <th scope="col">Baseline</th>
            <th scope="col">
              Window<small>UTC</small>
            </th>
            <th scope="col" className={styles.number}>
              Hours<small>captured of all</small>
            </th>
            {Object.entries(itemTitles).map(([kind, title]) => (
              <th key={kind} scope="col" className={`${styles.number} ${styles.item}`}>
                {title}
              </th>
            ))}
            <th scope="col" className={styles.print}>
              Fingerprint<small>of the data</small>
            </th>
            <th scope="col" className={styles.made}>
              Frozen<small>UTC</small>
            </th>
            <th scope="col">
              <span className="unseen">Compare</span>
            </th>
          </tr>
        </thead>
        <tbody>
          {baselines.map((baseline) => (
            <Line key={baseline.id} baseline={baseline} />
          ))}
        </tbody>
      </table>
    </section>
  )
}

function Line({ baseline }: { readonly baseline: Baseline }) {
  const [view, { open }] = useView()
  const { dataset } = useFrameData()
  const { id, name, author, reason, created, from, to, covered, items, fingerprint, filter } = baseline
  const selected = view.row === id
  return (
    <tr data-selected={selected || undefined}>
      <th scope="row">
        <button type="button" className={styles.name} aria-expanded={selected} onClick={() => open(selected ? null : id)}>
          {visible(name)}
        </button>
        {reason !== '' && <span className={styles.aside}>{visible(reason)}</span>}
      </th>
      <td>
        {span(from, to).replace(/ UTC$/, '')}
        {filter.length > 0 && <span className={`${styles.aside} mono`}>{filter.map(visible).join(' ')}</span>}
      </td>
      <td className={styles.number}>
        {whole(covered.hours)} <span className={styles.of}>of {whole(covered.of_hours)}</span>
      </td>
      {Object.entries(itemTitles).map(([kind, title]) => (
        <td key={kind} className={`${styles.number} ${styles.item}`}>
          {items[kind] === undefined ? (
            '–'
          ) : (
            <Link
              href={address(`/baselines/${id}`, null, { kind: kind === 'edges' ? null : kind })}
              prefetch={false}
              aria-label={`${title} of ${visible(name)}: ${whole(items[kind])}`}
            >
              {whole(items[kind])}
            </Link>
          )}
        </td>
      ))}
      <td className={`${styles.print} mono`}>{spaced(fingerprint)}</td>
      <td className={styles.made}>
        {shortTime(created, true)}
        {author !== '' && <span className={styles.aside}>{visible(author)}</span>}
      </td>
      <td>
        {goesOn(baseline, dataset) ? (
          <Link href={comparisonHref(baseline)} prefetch={false} aria-label={`Compare what came after ${visible(name)}`}>
            Compare
          </Link>
        ) : (
          <span className={styles.aside}>no later data</span>
        )}
      </td>
    </tr>
  )
}
