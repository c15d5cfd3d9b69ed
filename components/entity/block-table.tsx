import type { BlockAnswer } from '@/lib/about/blocks'
import { standsRight } from '../value/text'
import { Cell } from './cell'
import styles from './entity.module.css'

interface Props {
  readonly block: BlockAnswer
}

/** The rows of a block; the first column leads to the page about its value. */
export function BlockTable({ block: { columns, rows, title } }: Props) {
  const drawn = columns.filter(({ quiet }) => !quiet)
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
              <td key={key} data-end={standsRight(kind) || undefined} data-wide={wide.has(kind) || undefined} data-priority={priority}>
                <Cell value={row[key]} kind={kind} field={field ?? key} log={undefined} record={row} link />
              </td>
            ))}
          </tr>
        ))}
      </tbody>
    </table>
  )
}

/** What may be cut gives way; numbers, addresses and times never do. */
const wide = new Set(['name', 'names', 'text', 'agent', 'list'])
