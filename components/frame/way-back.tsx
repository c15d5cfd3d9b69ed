'use client'

import Link from 'next/link'
import { useRouter } from 'next/navigation'
import { useTrail } from '../url-state/trail'
import { WireText } from '../value/wire-text'
import { type Key, useKeys } from './keys'
import styles from './status-line.module.css'

/** The place that a pivot came from; `[` goes back there, again and again to where one began. */
export function WayBack() {
  const last = useTrail().at(-1)
  const router = useRouter()
  const back: readonly Key[] = last
    ? [{ key: '[', does: 'back in the trail', place: 'Anywhere', hint: true, run: () => router.push(last.href) }]
    : []
  useKeys('trail', back)
  if (!last) return null
  return (
    <span className={styles.from}>
      comes from{' '}
      <Link href={last.href}>
        <WireText text={last.label} limit={60} />
      </Link>
    </span>
  )
}
