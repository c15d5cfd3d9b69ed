import { Fragment } from 'react'
import { whole } from '../../value/number'
import { Value } from '../../value/value'
import type { AnswerColumn, HuntRow } from '../answer'
import styles from './ends.module.css'
import frame from './rarity.module.css'

interface Props {
  readonly title: string
  readonly note: string
  readonly rows: readonly HuntRow[]
  /** The columns that make a row what it is. */
  readonly subject: readonly AnswerColumn[]
  /** The figures at the right, with the largest value where a bar shows it. */
  readonly figures: readonly { readonly column: AnswerColumn; readonly most?: number }[]
  readonly selected: string | null
  readonly onOpen: (id: string) => void
}

/** One end of the order: what the rows are, and their figures. A row opens the inspector. */
export function EndTable({ title, note, rows, subject, figures, selected, onOpen }: Props) {
  return (
    <section className={frame.pane} aria-label={title}>
      <div className={frame.title}>
        <h2>{title}</h2>
        <span>{note}</span>
      </div>
      <table className={styles.ends}>
        <thead>
          <tr>
            <th scope="col">{subject.map(({ label }) => label).join(' · ')}</th>
            {figures.map(({ column, most }) => (
              <Fragment key={column.key}>
                {most !== undefined && <th scope="col">{`0 – ${whole(most)}`}</th>}
                <th scope="col" className={column.kind === 'marks' ? undefined : styles.number}>
                  {column.label}
                </th>
              </Fragment>
            ))}
          </tr>
        </thead>
        <tbody>
          {rows.map((row) => (
            <tr key={row.id} data-selected={row.id === selected || undefined}>
              <td>
                <button type="button" className={styles.open} onClick={() => onOpen(row.id)}>
                  {subject.map((column, i) => (
                    <span key={column.key}>
                      {i > 0 && <i> · </i>}
                      <Value value={row[column.key]} kind={column.kind} />
                    </span>
                  ))}
                </button>
              </td>
              {figures.map(({ column, most }) => (
                <Fragment key={column.key}>
                  {most !== undefined && (
                    <td>
                      <Bar share={Number(row[column.key] ?? 0) / Math.max(1, most)} />
                    </td>
                  )}
                  <td className={column.kind === 'marks' ? undefined : styles.number}>
                    {typeof row[column.key] === 'number' ? (
                      whole(Number(row[column.key]))
                    ) : (
                      <Value value={row[column.key]} kind={column.kind} />
                    )}
                  </td>
                </Fragment>
              ))}
            </tr>
          ))}
        </tbody>
      </table>
    </section>
  )
}

function Bar({ share }: { readonly share: number }) {
  return (
    <svg className={styles.bar} width="48" height="6" aria-hidden="true">
      <rect width={48 * share} height="6" />
    </svg>
  )
}
