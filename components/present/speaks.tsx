'use client'

import { type Ref, useLayoutEffect, useRef, useState } from 'react'
import type { Card, Review } from '@/lib/reviews/review'
import { visible } from '../value/visible'
import styles from './card.module.css'
import { notesOn } from './words'

interface Props {
  readonly review: Review
  readonly card: Card
  /** Why chart and evidence are missing. */
  readonly note: string | null
  /** Whether all is said, or what there is room for. */
  readonly whole: boolean
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

/** What speaks for asking about it, what speaks against, and what cannot be seen. */
export function Speaks({ review, card, note, whole }: Props) {
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
  const [place, left] = useFitting(whole)
  const total = lists.reduce((sum, { items }) => sum + items.length, 0)
  let room = total - left
  return (
    <div ref={place} className={styles.speaks}>
      {lists.map(({ title, items }) => {
        const shown = items.slice(0, Math.max(0, room))
        room -= items.length
        return (
          shown.length > 0 && (
            <section key={title}>
              <h2>{title}</h2>
              <ul>
                {shown.map((text) => (
                  <li key={text}>– {text}</li>
                ))}
              </ul>
            </section>
          )
        )
      })}
      {left > 0 && (
        <p>
          {left} more under <kbd>M</kbd>
        </p>
      )}
    </div>
  )
}

/** How many of the last lines must be left out so that the others fit in their place. */
function useFitting(whole: boolean): readonly [Ref<HTMLDivElement>, number] {
  const place = useRef<HTMLDivElement>(null)
  const [left, setLeft] = useState(0)
  useLayoutEffect(() => {
    const box = place.current
    if (!whole && box && box.childElementCount > 1 && box.scrollHeight > box.clientHeight + 1) setLeft(left + 1)
  })
  return [place, left]
}
