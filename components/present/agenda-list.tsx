'use client'

import { useEffect, useRef } from 'react'
import type { Review } from '@/lib/reviews/review'
import type { MeetingState } from '@/lib/reviews/state'
import { counted } from '../value/number'
import { visible } from '../value/visible'
import styles from './lists.module.css'
import { type SaidByRow, saidOf } from './said'
import { verdictWords } from './words'

interface Props {
  readonly review: Review
  readonly said: SaidByRow
  readonly state: Pick<MeetingState, 'present' | 'here'>
  readonly place: number
  readonly onPick: (place: number) => void
}

const steps: Readonly<Record<string, number>> = {
  ArrowDown: 1,
  ArrowUp: -1,
  PageDown: 10,
  PageUp: -10,
  Home: Number.NEGATIVE_INFINITY,
  End: Number.POSITIVE_INFINITY,
}

/** The whole agenda with what was decided: arrows, Home and End move, Enter goes to a card. */
export function AgendaList({ review: { title, cards, left_out }, said, state: { present, here }, place, onPick }: Props) {
  const list = useRef<HTMLDivElement>(null)
  useEffect(() => list.current?.querySelector<HTMLElement>('[aria-current]')?.focus(), [])
  const move = (step: number) => {
    const buttons = [...(list.current?.querySelectorAll('button') ?? [])]
    const at = buttons.findIndex((button) => button.matches(':focus'))
    buttons[Math.min(buttons.length - 1, Math.max(0, at + step))]?.focus()
  }
  const gone = present.filter((name) => !here.includes(name))
  const left = left_out.filter(({ rows }) => rows > 0).map(({ title: kind, rows }) => `${rows} ${kind.toLowerCase()}`)
  return (
    <section className={styles.panel} aria-label="Agenda">
      <h1>{visible(title)}</h1>
      <p>
        {here.map(visible).join(', ')}
        {gone.length > 0 && ` · left: ${gone.map(visible).join(', ')}`}
        {left.length > 0 && ` · open and on no card: ${left.join(', ')}`}
      </p>
      <div
        ref={list}
        role="toolbar"
        aria-label="Cards"
        aria-orientation="vertical"
        className={styles.scroll}
        onKeyDown={(event) => {
          const step = steps[event.key]
          if (step === undefined) return
          event.preventDefault()
          move(step)
        }}
      >
        <div className={styles.agenda}>
          {cards.map(({ section, subject, like }, i) => {
            const { current } = saidOf(said, subject.row)
            return (
              <button
                key={`${section} ${subject.row}`}
                type="button"
                tabIndex={i === place ? 0 : -1}
                aria-current={i === place || undefined}
                onClick={() => onPick(i)}
              >
                <span className={styles.number}>{i + 1}</span>
                <span>
                  {section} · {visible(subject.title)}
                  {like.length > 0 && ` and ${counted(like.length, 'more', 'more')}`}
                </span>
                <span>{current ? verdictWords[current.verdict].done : 'open'}</span>
              </button>
            )
          })}
        </div>
      </div>
    </section>
  )
}
