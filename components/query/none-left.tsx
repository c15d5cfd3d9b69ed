'use client'
import { useEffect, useState } from 'react'
import { Button } from '../control/button'
import { shownText } from '../frame/filter-text'
import { useFrameData } from '../frame/frame-data'
import table from '../page/table.module.css'
import { address } from '../url-state/address'
import { type ScopeState, useScope } from '../url-state/scope'
import { shortTime, span } from '../value/time'
import { ask } from './ask'
import styles from './none-left.module.css'

interface Props {
  /** The call that found nothing; it answers `total` for any scope. */
  readonly path: string
  /** What there would be: `records`. */
  readonly rows: string
  /** What else the call takes, unchanged. */
  readonly extra?: Readonly<Record<string, string | null>>
}

const none = {}

interface Without {
  readonly label: string
  readonly change: Partial<ScopeState>
  readonly total: number
}

/** Nothing is left: each part of the scope is left out alone, and its number tells which one is at fault. */
export function NoneLeft({ path, rows, extra = none }: Props) {
  const [scope, setScope] = useScope()
  const { titles } = useFrameData()
  const [found, setFound] = useState<readonly Without[] | null>(null)
  const text = JSON.stringify(scope)
  const more = JSON.stringify(extra)
  useEffect(() => {
    const controller = new AbortController()
    const present: ScopeState = JSON.parse(text)
    const parts = partsOf(present)
    setFound(null)
    void Promise.all(
      parts.map(({ change }) =>
        ask<{ total: number }>(address(path, { ...present, ...change }, { ...JSON.parse(more), limit: 0 }), {
          signal: controller.signal,
        }).then(
          ({ total }) => total,
          () => null,
        ),
      ),
    ).then((totals) => {
      if (!controller.signal.aborted) setFound(parts.flatMap((part, i) => (totals[i] == null ? [] : [{ ...part, total: totals[i] }])))
    })
    return () => controller.abort()
  }, [text, path, more])

  if (partsOf(scope).length === 0) return <p className={styles.none}>There are no {rows} here.</p>
  return (
    <section className={styles.none} role="status">
      <h2>No row is left.</h2>
      {found && found.length > 0 && (
        <table className={table.table}>
          <thead>
            <tr>
              <th scope="col">Without this one alone</th>
              <th scope="col">there would be</th>
              <td />
            </tr>
          </thead>
          <tbody>
            {found.map(({ label, change, total }) => (
              <tr key={label}>
                <td className="mono">{shownText(label, titles)}</td>
                <td data-zero={total === 0 || undefined}>
                  {total.toLocaleString('en')} {rows}
                </td>
                <td>{total > 0 && <Button onClick={() => setScope(change)}>Remove it</Button>}</td>
              </tr>
            ))}
          </tbody>
        </table>
      )}
      {found?.every(({ total }) => total === 0) && (
        <p>
          No single part hides them all.{' '}
          <Button onClick={() => setScope({ from: null, to: null, filter: [] })}>Remove all {partsOf(scope).length}</Button>
        </p>
      )}
    </section>
  )
}

function partsOf(scope: ScopeState): readonly Omit<Without, 'total'>[] {
  const filters = scope.filter.map((text) => ({ label: text, change: { filter: scope.filter.filter((other) => other !== text) } }))
  const time = scope.from || scope.to ? [{ label: timeWords(scope), change: { from: null, to: null } }] : []
  return [...filters, ...time]
}

function timeWords({ from, to }: ScopeState): string {
  if (from && to) return span(from, to, true)
  return from ? `from ${shortTime(from, true)} UTC` : `until ${shortTime(to ?? '', true)} UTC`
}
