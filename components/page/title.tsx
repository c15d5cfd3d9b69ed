import type { ReactNode } from 'react'
import styles from './title.module.css'

interface TitleProps {
  readonly title: ReactNode
  /** One sentence: what is counted and what is not. Yields on narrow screens. */
  readonly remark?: ReactNode
  readonly children?: ReactNode
}

export function Title({ title, remark, children }: TitleProps) {
  return (
    <header className={styles.title}>
      <h1>{title}</h1>
      {remark && <p>{remark}</p>}
      {children && <div className={styles.actions}>{children}</div>}
    </header>
  )
}

/** What stands at the top left of a table's place when there is none: why, and the change that helps. */
export function State({ title, children }: { readonly title: ReactNode; readonly children: ReactNode }) {
  return (
    <section className={styles.state} role="status">
      <h2>{title}</h2>
      {children}
    </section>
  )
}
