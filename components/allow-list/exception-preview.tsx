'use client'

import { counted, whole } from '../value/number'
import { WireText } from '../value/wire-text'
import styles from './allow-list.module.css'
import type { ExceptionEffect } from './exception'

/** What an exception would take out of the rows as they are now. */
export function ExceptionPreview({ effect: { total, rows, connections, first } }: { readonly effect: ExceptionEffect }) {
  return (
    <>
      <p>
        <b>Takes out {counted(connections, 'connection')}.</b>{' '}
        <span className={styles.aside}>
          {rows === 0 ? 'No row goes' : `${counted(rows, 'row')} of ${whole(total)} ${rows === 1 ? 'goes' : 'go'}`}; what is left of the
          others stays listed.
        </span>
      </p>
      {first.length > 0 && (
        <table className={styles.first} aria-label="Rows that lose connections">
          <tbody>
            {first.map(({ id, title, connections, left }) => (
              <tr key={id}>
                <td className="mono">
                  <WireText text={title} limit={120} />
                </td>
                <td>{`${whole(connections)} → ${whole(left)} connections`}</td>
              </tr>
            ))}
          </tbody>
        </table>
      )}
    </>
  )
}
