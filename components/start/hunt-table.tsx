'use client'
import Link from 'next/link'
import table from '../page/table.module.css'
import { address } from '../url-state/address'
import { useScope } from '../url-state/scope'
import { whole } from '../value/number'
import type { Overview, OverviewHunt } from './answer'
import styles from './hunts.module.css'
import strip from './strip.module.css'

const HEIGHT = 18

/** Each hunt with its rows, how their scores are spread, and what it asks. */
export function HuntTable({ hunts, missing, errors }: Pick<Overview, 'hunts' | 'missing' | 'errors'>) {
  const [scope] = useScope()
  if (hunts.length === 0) return <p className={styles.none}>There is no hunt yet.</p>
  return (
    <table className={`${table.table} ${styles.hunts}`}>
      <thead>
        <tr>
          <th scope="col">Hunt</th>
          <th scope="col">Score (√)</th>
          <th scope="col" className={styles.rows}>
            Rows
          </th>
          <td />
        </tr>
      </thead>
      {hunts.map((hunt) => (
        <tbody key={hunt.id}>
          <tr>
            <th scope="row">
              <Link href={address(`/hunts/${hunt.id}`, scope, hunt.params)} prefetch={false}>
                {hunt.title}
              </Link>
            </th>
            {hunt.counts ? (
              <>
                <td className={styles.third}>{hunt.counts.scores ? <Scores scores={hunt.counts.scores} /> : 'not scored'}</td>
                <td className={styles.rows}>{whole(hunt.counts.rows)}</td>
                <td className={styles.third}>
                  of {whole(hunt.counts.total)} {hunt.subjects}
                </td>
              </>
            ) : (
              <td colSpan={3} className={styles.third}>
                {lack(hunt, missing, errors)}
              </td>
            )}
          </tr>
          <tr>
            <td colSpan={4} className={styles.question}>
              {hunt.question}
            </td>
          </tr>
        </tbody>
      ))}
    </table>
  )
}

/** Why a hunt has no count. */
function lack(hunt: OverviewHunt, missing: Overview['missing'], errors: Overview['errors']): string {
  const logs = missing.filter(({ hunts }) => hunts.some(({ id, required }) => id === hunt.id && required)).map(({ log }) => `${log}.log`)
  return logs.length > 0 ? `needs ${logs.join(', ')}` : (errors[`hunts.${hunt.id}`] ?? 'was not counted')
}

/** Rows per fifth of the score, as roots, so that few high ones are seen beside many low ones. */
function Scores({ scores }: { readonly scores: readonly number[] }) {
  const top = Math.sqrt(Math.max(1, ...scores))
  const words = scores.map((rows, i) => `${whole(rows)} at ${i * 20}–${i === 4 ? 100 : i * 20 + 19}`).join(', ')
  return (
    <svg width="74" height={HEIGHT} role="img" aria-label={words} className={strip.strip}>
      <line x1="0" x2="74" y1={HEIGHT - 0.5} y2={HEIGHT - 0.5} className={strip.base} />
      {scores.map((rows, i) => {
        const height = rows === 0 ? 0 : Math.max(1, (Math.sqrt(rows) / top) * (HEIGHT - 2))
        return (
          // biome-ignore lint/suspicious/noArrayIndexKey: the five fifths never move
          <rect key={i} x={i * 15} y={HEIGHT - 1 - height} width="13" height={height} style={{ fill: `var(--ord-${i + 1})` }} />
        )
      })}
    </svg>
  )
}
