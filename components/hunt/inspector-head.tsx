import Link from 'next/link'
import { Fragment } from 'react'
import { KeyCaps } from '../frame/keys'
import { Icon } from '../icon/icon'
import styles from './inspector.module.css'

interface Props {
  readonly crumbs: readonly { readonly label: string; readonly href?: string }[]
  readonly keys: string
  readonly onClose: () => void
}

/** Where the inspector stands, and how to leave it. */
export function InspectorHead({ crumbs, keys, onClose }: Props) {
  return (
    <div className={styles.crumbs}>
      {crumbs.map(({ label, href }, i) => (
        <Fragment key={label}>
          {i > 0 && <Icon name="right" />}
          {href ? <Link href={href}>{label}</Link> : <span>{label}</span>}
        </Fragment>
      ))}
      <span className={styles.caps} aria-hidden="true">
        <KeyCaps keys={keys} />
      </span>
      <button type="button" aria-label="Close" onClick={onClose}>
        <Icon name="close" />
      </button>
    </div>
  )
}
