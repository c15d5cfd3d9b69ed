import type { BlockAnswer } from '@/lib/about/blocks'
import { standsRight } from '../value/text'
import styles from './block.module.css'
import { Cell } from './cell'
import { RecordsLink } from './records-link'

interface Props {
  readonly block: BlockAnswer
  /** Whether times must name their year. */
  readonly years: boolean
}

/** The rows of a block; the first column leads to the page about its value. */
export function BlockTable({ block: { columns, rows, records, title }, years }: Props) {
  const isThere = (key: string) => records[key] !== undefined || rows.some((row) => row[key] !== null)
  const drawn = columns.filter(({ key, kind, quiet }) => !quiet && (kind !== 'count' || isThere(key)))
  const growing = [...wide].flatMap((kind) => drawn.filter((column) => column.kind === kind))[0]?.key
  return (
    <table className={styles.table} aria-label={title}>
      <thead>
        <tr>
          {drawn.map(({ key, kind, label, unit, help, priority }) => (
            <th key={key} scope="col" title={help} data-end={standsRight(kind) || undefined} data-priority={priority}>
              {label}
              {unit && kind !== 'time' && <span>, {unit}</span>}
            </th>
          ))}
        </tr>
      </thead>
      <tbody>
        {rows.map((row) => (
          <tr key={drawn.map(({ key }) => String(row[key])).join('\n')}>
            {drawn.map(({ key, kind, field, priority }) => (
              <td
                key={key}
                data-end={standsRight(kind) || undefined}
                data-wide={key === growing || undefined}
                data-narrow={(wide.has(kind) && key !== growing) || undefined}
                data-priority={priority}
              >
                {records[key] && Number(row[key]) > 0 ? (
                  <RecordsLink
                    {...records[key]}
                    first={{ field: columns[0]?.field ?? '', value: String(row[columns[0]?.key ?? '']) }}
                    n={Number(row[key])}
                  />
                ) : (
                  <Cell value={row[key]} kind={kind} field={field ?? key} log={undefined} record={row} years={years} link />
                )}
              </td>
            ))}
          </tr>
        ))}
      </tbody>
    </table>
  )
}

/** What may be cut gives way; numbers, addresses and times never do. The first of these kinds takes the room that is left. */
const wide: ReadonlySet<string> = new Set(['name', 'names', 'agent', 'list', 'text'])
