import type { ReactNode } from 'react'
import type { CardDetail } from '@/lib/reviews/card-detail'
import { counted } from '../value/number'
import { visible } from '../value/visible'

interface Props {
  readonly who: CardDetail['who'] | undefined
  /** What their records are called: `lookups`. */
  readonly records: string
  /** How many are named; there are at most twelve. */
  readonly most?: number
  readonly className?: string | undefined
  readonly children?: (host: string) => ReactNode
}

const bold = (host: string) => <b>{visible(host)}</b>

/** The hosts behind something: the few first, each with its records. */
export function HostsLine({ who, records, most = Number.POSITIVE_INFINITY, className, children = bold }: Props) {
  if (!who || who.first.length === 0) return null
  const named = who.first.slice(0, most)
  const more = who.hosts - named.length
  return (
    <p className={className}>
      {who.label}{' '}
      {named.map(({ host, records: n }, i) => (
        <span key={host}>
          {i > 0 && ', '}
          {children(host)} {counted(n, records.replace(/s$/, ''), records)}
        </span>
      ))}
      {more > 0 && ` and ${counted(more, 'other host')}`}
      {who.before && ', in the baseline'}
    </p>
  )
}
