'use client'

import { VerdictTag } from '../decisions/verdict-tag'
import { NameText } from '../value/name-text'
import { counted, whole } from '../value/number'
import { Score } from '../value/score'
import { shortDay } from '../value/time'
import { WireText } from '../value/wire-text'
import styles from './allow-list.module.css'
import type { HuntEffect } from './entry'
import { beginOf } from './until'

const MOST = 5

interface Props {
  /** The chosen hunts. */
  readonly hunts: readonly HuntEffect[]
  readonly day: string
}

/** What an entry would hide, from the rows as they are now. */
export function Preview({ hunts, day }: Props) {
  const hit = hunts.filter(({ rows }) => (rows ?? 0) > 0)
  const rows = hit.reduce((sum, one) => sum + (one.rows ?? 0), 0)
  const spared = hunts.reduce((sum, one) => sum + one.spared, 0)
  const first = hit
    .flatMap(({ hunt, title, first }) => first.map((row) => ({ ...row, hunt, of: title })))
    .sort((a, b) => (b.score ?? -1) - (a.score ?? -1))
    .slice(0, MOST)
  return (
    <>
      <p>
        <b>
          Hides {counted(rows, 'row')} in {counted(hit.length, 'hunt')}
        </b>{' '}
        {day && `until ${shortDay(beginOf(day), true)}`}.{' '}
        <span className={styles.aside}>
          {hit.map(({ title, total, rows }) => `${title} ${whole(total)} → ${whole(total - (rows ?? 0))}`).join(', ')}
        </span>
      </p>
      {first.length > 0 && (
        <table className={styles.first} aria-label="Rows that it hides">
          <tbody>
            {first.map(({ id, hunt, of, title, score }) => (
              <tr key={`${hunt} ${id}`}>
                <td>{score === null ? '–' : <Score score={score} />}</td>
                <td className="mono">{/^[\w.-]+$/.test(title) ? <NameText name={title} /> : <WireText text={title} limit={120} />}</td>
                <td>{of}</td>
              </tr>
            ))}
          </tbody>
        </table>
      )}
      {spared > 0 && (
        <p>
          Kept in view: {counted(spared, 'row')} called a <VerdictTag verdict="threat" />, which always wins.
        </p>
      )}
      {rows > first.length && <p className={styles.aside}>and {whole(rows - first.length)} more</p>}
    </>
  )
}
