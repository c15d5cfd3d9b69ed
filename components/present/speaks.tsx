import type { Card, Review } from '@/lib/reviews/review'
import { visible } from '../value/visible'
import styles from './card.module.css'
import { notesOn } from './words'

interface Props {
  readonly review: Review
  readonly card: Card
  /** Why chart and evidence are missing. */
  readonly note: string | null
  /** Lines that there is room for; null is all. */
  readonly room: number | null
}

function observedText(observed: Card['reasons'][number]['observed']): string {
  if (Array.isArray(observed)) return observed.join(', ')
  if (typeof observed === 'number') return String(Math.round(observed * 100) / 100)
  return observed === null ? '' : String(observed)
}

const points = (n: number) => `${n > 0 ? '+' : '−'}${Math.abs(n)}`

function reasonText({ label, observed, threshold, points: n }: Card['reasons'][number]): string {
  const value = observedText(observed)
  return `${label}${value === '' || value === threshold ? '' : `: ${visible(value)} (${threshold})`}, ${points(n)}`
}

/** A line of the list holds about as many characters. */
const LINE = 38

/** What speaks for asking about it, what speaks against, and what cannot be seen. */
export function Speaks({ review, card, note, room }: Props) {
  const lists = [
    { title: 'What speaks for asking', items: card.reasons.filter((reason) => reason.points > 0).map(reasonText) },
    {
      title: 'What speaks against',
      items: [
        ...card.reasons.filter((reason) => reason.points < 0).map(reasonText),
        ...card.explained.map(({ label, observed }) => `${label}: ${visible(observed)}`),
      ],
    },
    { title: 'Not visible', items: [...card.caveats, ...notesOn(review, card), ...(note === null ? [] : [note])] },
  ].filter(({ items }) => items.length > 0)
  let left = room ?? Number.POSITIVE_INFINITY
  return (
    <div className={styles.speaks}>
      {lists.map(({ title, items }) => {
        left -= 1.5
        const fits = items.filter((text) => {
          left -= Math.ceil(text.length / LINE)
          return left >= 0
        })
        return (
          <section key={title}>
            <h2>{title}</h2>
            <ul>
              {fits.map((text) => (
                <li key={text}>– {text}</li>
              ))}
              {fits.length < items.length && (
                <li>
                  – {items.length - fits.length} more under <kbd>M</kbd>
                </li>
              )}
            </ul>
          </section>
        )
      })}
    </div>
  )
}
