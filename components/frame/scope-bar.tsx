'use client'

import { useState } from 'react'
import { useScope } from '../url-state/scope'
import { FilterEntry } from './filter-entry'
import { Pill } from './filter-pill'
import { shownText } from './filter-text'
import { foldPills } from './fold-pills'
import { FoldedPill } from './folded-pill'
import { useFrameData } from './frame-data'
import styles from './scope-bar.module.css'
import { Slot } from './slots'
import { TimeControl } from './time-control'

/** What is looked at: the time, the filters, and how much is shown and hidden by what. */
export function ScopeBar() {
  const [scope, setScope] = useScope()
  const { unused, titles } = useFrameData()
  const [unfolded, setUnfolded] = useState<readonly string[]>([])
  const reasonOf = (text: string | undefined) => unused.find((one) => one.filter === text)?.reason ?? null
  const replace = (at: number, texts: readonly string[]) =>
    setScope({ filter: [...scope.filter.slice(0, at), ...texts, ...scope.filter.slice(at + 1)] })
  return (
    <section className={styles.scope} aria-label="Scope">
      <div className={styles.pills}>
        <span className={styles.label}>Scope</span>
        <TimeControl />
        {foldPills(scope.filter).map(({ field, pills }) =>
          field !== null && !unfolded.includes(field) ? (
            <FoldedPill
              key={field}
              field={field}
              texts={pills.map(({ text }) => text)}
              unused={reasonOf(pills[0]?.text)}
              onUnfold={() => setUnfolded([...unfolded, field])}
              onRemove={() => setScope({ filter: scope.filter.filter((text) => !pills.some((pill) => pill.text === text)) })}
            />
          ) : (
            pills.map(({ text, at }) => <Pill key={text} text={text} unused={reasonOf(text)} onChange={(texts) => replace(at, texts)} />)
          ),
        )}
        <FilterEntry onAdd={(texts) => setScope({ filter: [...scope.filter, ...texts] })} />
      </div>
      <div className={styles.counts}>
        <span className={styles.label}>Shown</span>
        <Slot name="shown" className={styles.shown} />
        <Slot name="remark" className={styles.remark} />
        {unused.length > 0 && (
          <span className={styles.remark}>
            {unused.map(({ filter, reason }) => `${shownText(filter, titles)} does not apply: ${reason}`).join(' · ')}
          </span>
        )}
      </div>
    </section>
  )
}
