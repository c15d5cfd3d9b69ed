import Link from 'next/link'
import { Fragment } from 'react'
import type { About } from '@/lib/about/about'
import { defanged } from '@/lib/defang'
import { Button } from '../control/button'
import { Icon } from '../icon/icon'
import { useTrail } from '../url-state/trail'
import { NameText } from '../value/name-text'
import { WithMenu } from '../value/value-menu'
import { asWritten, visible } from '../value/visible'
import { WireText } from '../value/wire-text'
import styles from './entity.module.css'

interface Props {
  readonly kind: string
  readonly id: string
  readonly about: About | null
}

const fields: Readonly<Record<string, { kind: 'address' | 'name' | 'hash' | 'text'; field?: string }>> = {
  host: { kind: 'address', field: 'host' },
  name: { kind: 'name', field: 'query' },
  certificate: { kind: 'hash', field: 'fingerprint' },
}

/** From where one came, what it is called, and one sentence about it. */
export function EntityHead({ kind, id, about }: Props) {
  const trail = useTrail()
  const name = about?.id ?? id
  const about_ = fields[kind] ?? { kind: 'text' }
  return (
    <>
      <nav className={styles.crumbs} aria-label="Way here">
        {trail.map(({ label, href }) => (
          <Fragment key={href}>
            <Link href={href}>{visible(asWritten(label))}</Link>
            <Icon name="right" />
          </Fragment>
        ))}
        <span aria-current="page">{kind}</span>
        {trail.length > 0 && (
          <span className={styles.back}>
            <kbd>[</kbd> back
          </span>
        )}
      </nav>
      <header className={styles.head}>
        <div>
          <h1 className="mono">
            <WithMenu value={name} kind={about_.kind} field={about_.field}>
              {kind === 'name' ? <NameText name={visible(asWritten(name))} /> : <WireText text={name} limit={300} />}
            </WithMenu>
          </h1>
          {about && (
            <p>
              <WireText text={about.sentence} limit={400} />
            </p>
          )}
        </div>
        <Button onClick={() => void navigator.clipboard.writeText(defanged(asWritten(name)))}>
          <Icon name="copy" /> Copy defanged
        </Button>
      </header>
    </>
  )
}
