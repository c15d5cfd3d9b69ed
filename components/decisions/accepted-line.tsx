'use client'

import Link from 'next/link'
import { useJson } from '../query/use-json'
import { address } from '../url-state/address'
import { useScope } from '../url-state/scope'
import { counted } from '../value/number'
import { type EventList, hasEnded } from './decision'

/** How many rows decisions have accepted, beside the entries of the allow-list that hide by the same switch. */
export function AcceptedLine() {
  const [scope] = useScope()
  const asked = useJson<EventList>(address('/api/decisions', null, { current: true, verdict: 'accept', limit: 10_000 }))
  const standing = (asked.data?.events ?? []).filter((event) => !hasEnded(event)).length
  return (
    <span>
      and <Link href={address('/decisions', scope, { verdict: 'accept' })}>{counted(standing, 'row')} accepted by decisions</Link>
    </span>
  )
}
