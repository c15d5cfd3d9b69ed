'use client'

import { parseAsString, useQueryState } from 'nuqs'
import type { ReactNode } from 'react'
import { Icon } from '../icon/icon'
import styles from './glossary.module.css'

/** Sets what is searched for in the URL; the server answers with the terms that hold it. `children` is the count. */
export function Search({ children }: { readonly children: ReactNode }) {
  const [text, setText] = useQueryState(
    'q',
    parseAsString.withDefault('').withOptions({ shallow: false, throttleMs: 200, history: 'replace' }),
  )
  return (
    <search className={styles.search}>
      <span role="status">{children}</span>
      <label>
        <span className="unseen">Find a term</span>
        <Icon name="search" />
        <input
          type="search"
          placeholder="Find a term"
          value={text}
          spellCheck={false}
          autoComplete="off"
          onChange={(event) => void setText(event.target.value || null)}
        />
      </label>
    </search>
  )
}
