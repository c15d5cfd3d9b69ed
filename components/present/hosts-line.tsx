import type { CardDetail } from '@/lib/reviews/card-detail'
import type { Card } from '@/lib/reviews/review'
import { counted, whole } from '../value/number'
import { visible } from '../value/visible'
import styles from './card.module.css'
import { kinds } from './words'

interface Props {
  readonly card: Pick<Card, 'kind'>
  readonly who: CardDetail['who'] | undefined
  /** How many are named; there are at most twelve. */
  readonly most: number
}

/** The hosts behind a card: the few first, each with its records. */
export function HostsLine({ card, who, most }: Props) {
  if (!who || who.first.length === 0) return null
  const named = who.first.slice(0, most)
  const word = kinds[card.kind ?? '']?.records ?? 'records'
  const more = who.hosts - named.length
  return (
    <p className={styles.hosts}>
      {who.label}{' '}
      {named.map(({ host, records }, i) => (
        <span key={host}>
          {i > 0 && ', '}
          <b>{visible(host)}</b> {i === 0 ? counted(records, word.replace(/s$/, ''), word) : whole(records)}
        </span>
      ))}
      {more > 0 && ` and ${counted(more, 'other host')}`}
      {who.before && ', in the baseline'}
    </p>
  )
}
