'use client'

import Link from 'next/link'
import { useFrameData } from '../frame/frame-data'
import { address } from '../url-state/address'
import { useScope } from '../url-state/scope'
import { shortDay } from '../value/time'
import { visible } from '../value/visible'
import type { OkAnswer } from './answer'
import styles from './inspector.module.css'

interface Props {
  readonly code: string
  readonly hides: OkAnswer['hidden']
  /** Ids of entries of the allow-list. */
  readonly entries: readonly string[]
}

/** Why an open row is not in the list. */
export function HiddenBy({ code, hides, entries }: Props) {
  const { allowList } = useFrameData()
  const [scope] = useScope()
  const known = allowList.filter(({ id }) => entries.includes(id))
  return (
    <>
      <p className={styles.prose}>The list hides it: {hides.find((hide) => hide.code === code)?.label ?? code}.</p>
      {known.length < entries.length && (
        <p className={styles.prose}>
          A <Link href={address('/decisions', scope)}>decision</Link> accepts what it is about, in other hunts, too.
        </p>
      )}
      {known.map(({ id, reason, author, expires }) => (
        <p key={id} className={styles.prose}>
          <Link href={address('/allow-list', scope)}>Until {shortDay(expires, true)}</Link>, “{visible(reason)}”
          {author && `, ${visible(author)}`}
        </p>
      ))}
    </>
  )
}
