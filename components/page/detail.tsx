import { Fragment, type ReactNode } from 'react'
import { Icon } from '../icon/icon'
import styles from './detail.module.css'

interface Props {
  /** From where one came to what this is; the last is where one is. */
  readonly crumbs: readonly ReactNode[]
  readonly onClose: () => void
  /** What the pane is about. */
  readonly subject: ReactNode
  readonly mono?: boolean
  readonly facts?: ReactNode
  readonly actions?: ReactNode
  readonly children: ReactNode
}

/** The inspector's contents: crumbs, subject, actions, sections. */
export function Detail({ crumbs, onClose, subject, mono, facts, actions, children }: Props) {
  return (
    <>
      <div className={styles.crumbs}>
        {crumbs.map((crumb, i) => (
          // biome-ignore lint/suspicious/noArrayIndexKey: crumbs have no other identity than their place
          <Fragment key={i}>
            {i > 0 && <Icon name="right" />}
            <span>{crumb}</span>
          </Fragment>
        ))}
        <span className={styles.tools}>
          <kbd>J</kbd>
          <kbd>K</kbd>
          <kbd>Esc</kbd>
          <button type="button" className={styles.close} aria-label="Close the inspector" onClick={onClose}>
            <Icon name="close" />
          </button>
        </span>
      </div>
      {/* biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls must be reachable by keyboard */}
      <section className={styles.scroll} tabIndex={0} aria-label="Details">
        <div className={styles.subject}>
          <h2 data-mono={mono || undefined}>{subject}</h2>
          {facts && <p>{facts}</p>}
          <div className={styles.actions}>{actions}</div>
        </div>
        {children}
      </section>
    </>
  )
}

export function Section({
  title,
  aside,
  children,
}: {
  readonly title: ReactNode
  readonly aside?: ReactNode
  readonly children: ReactNode
}) {
  return (
    <section className={styles.section}>
      <h3>
        {title}
        {aside && <span>{aside}</span>}
      </h3>
      {children}
    </section>
  )
}
