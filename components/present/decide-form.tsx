'use client'

import { useState } from 'react'
import type { DecisionEvent, Subject, ToDecide } from '@/lib/decisions/event'
import { capital } from '@/lib/format'
import type { Card, Review } from '@/lib/reviews/review'
import { beginOf, dayAfter, spans } from '../allow-list/until'
import { Reach } from '../decisions/reach'
import { Choice } from './choice'
import { Desk, Field } from './desk'
import styles from './desk.module.css'
import type { SaidByRow } from './said'
import { type ToSay, useDecide } from './use-decide'
import { useDraft } from './use-draft'
import { verdictWords } from './words'

interface Props {
  readonly review: Review
  readonly place: number
  readonly card: Card
  readonly verdict: ToDecide['verdict']
  readonly said: SaidByRow
  readonly me: string
  readonly present: readonly string[]
  /** Whether it holds for the rows like it as well. */
  readonly all: boolean
  readonly onAll: (all: boolean) => void
  readonly onHeard: (events: readonly DecisionEvent[]) => void
  readonly onDone: (verdict: ToDecide['verdict'], rows: number) => void
  readonly onClose: () => void
}

const asks: Readonly<Record<ToDecide['verdict'], string>> = {
  accept: 'Why is it known good?',
  explain: 'What is it?',
  watch: 'What to watch for?',
  threat: 'Why is it a threat?',
  defer: 'What is to be found out?',
  note: 'What is to be noted?',
}

/** The page of the comparison that a card is of. */
function viewOf({ search, baseline }: Review, { kind }: Card): string {
  const asked = new URLSearchParams(search)
  asked.set('baseline', baseline.id)
  if (kind !== null) asked.set('kind', kind)
  return `/hunts/baseline-change?${asked}`
}

/** What is decided on a card, why, and what belongs to that decision alone. */
export function DecideForm({ review, place, card, verdict, said, me, present, all, onAll, onHeard, onDone, onClose }: Props) {
  const [text, setText, drop] = useDraft(`${review.id} ${place} ${verdict}`)
  const [day, setDay] = useState(() => dayAfter(spans[0].days))
  const [everywhere, setEverywhere] = useState(false)
  const [ticket, setTicket] = useState('')
  const [to, setTo] = useState('')
  const [due, setDue] = useState('')
  const who = { by: me, present: [...present], review: review.id }
  const { decide, busy, fault } = useDecide(who, said, onHeard, (rows) => {
    drop()
    onDone(verdict, rows)
  })
  const rows = 1 + card.like.length
  const subjects: readonly Subject[] = all ? [card.subject, ...card.like.map(({ subject }) => subject)] : [card.subject]
  const own: Partial<ToSay> = {
    ...(verdict === 'accept' && { expires: beginOf(day), hunts: everywhere ? 'all' : 'own' }),
    ...(verdict === 'explain' && { ticket }),
    ...(verdict === 'defer' && { to, due }),
  }
  return (
    <Desk
      title={capital(verdictWords[verdict].does)}
      fault={fault}
      onSubmit={() => decide(subjects, { verdict, text, ...own })}
      onClose={onClose}
      by={me}
      busy={busy}
    >
      <Field
        label={asks[verdict]}
        quiet
        placeholder={asks[verdict]}
        value={text}
        onText={setText}
        maxLength={500}
        required
        autoFocus
        className={styles.text}
      />
      {verdict === 'accept' && (
        <>
          <Field label="until" type="date" value={day} onText={setDay} min={dayAfter(1)} required className={styles.day} />
          {spans.map(({ days, words }) => (
            <button
              key={days}
              type="button"
              className={styles.button}
              aria-pressed={day === dayAfter(days)}
              onClick={() => setDay(dayAfter(days))}
            >
              {words}
            </button>
          ))}
          {card.subject.what.length > 0 && (
            <Choice
              name="where"
              of={everywhere}
              on={setEverywhere}
              choices={[
                [false, 'in this hunt'],
                [true, 'in other hunts, too'],
              ]}
            />
          )}
        </>
      )}
      {verdict === 'accept' && everywhere && (
        <div className={styles.reach}>
          <Reach subject={card.subject} view={viewOf(review, card)} rows={subjects.length} />
        </div>
      )}
      {verdict === 'explain' && <Field label="ticket" value={ticket} onText={setTicket} maxLength={80} className={styles.short} />}
      {verdict === 'defer' && (
        <>
          <Field label="to" value={to} onText={setTo} list="people" maxLength={80} required className={styles.short} />
          <datalist id="people">
            {[...new Set([...present, ...review.invited])].map((name) => (
              <option key={name} value={name} />
            ))}
          </datalist>
          <Field label="due" type="date" value={due} onText={setDue} min={dayAfter(0)} required className={styles.day} />
        </>
      )}
      {rows > 1 && (
        <Choice
          name="rows"
          of={all}
          on={onAll}
          choices={[
            [true, `all ${rows} rows`],
            [false, 'this row'],
          ]}
        />
      )}
    </Desk>
  )
}
