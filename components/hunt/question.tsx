import type { ReactNode } from 'react'
import styles from './question.module.css'

/** The head of main: what is asked, what is counted, and the ways to change it. */
export function Question({ title, remark, children }: { readonly title: string; readonly remark?: string; readonly children?: ReactNode }) {
  return (
    <header className={styles.question}>
      <h1>
        {title}
        {remark && <small>{remark}</small>}
      </h1>
      {children}
    </header>
  )
}
