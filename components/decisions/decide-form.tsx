'use client'

import { Dialog } from '@base-ui/react/dialog'
import { type FormEvent, type Ref, useId, useState } from 'react'
import { beginOf, dayAfter, spans } from '../allow-list/until'
import { useAuthor } from '../allow-list/use-author'
import { Button, buttonClass } from '../control/button'
import control from '../control/control.module.css'
import { shortDay } from '../value/time'
import { visible } from '../value/visible'
import { AcceptFields } from './accept-fields'
import type { Deciding, Verdict } from './decision'
import styles from './decisions.module.css'
import { DeferFields } from './defer-fields'
import { Field } from './field'
import { History } from './history'
import { useDecide } from './use-decide'
import { VerdictTag } from './verdict-tag'
import { verdicts, wordsOf } from './verdicts'

interface Props extends Deciding {
  readonly begun: Verdict
  /** The first thing that is asked of the user. */
  readonly firstRef: Ref<HTMLInputElement>
  readonly onClose: () => void
}

/** Names as they are typed, with commas between them. */
const namesIn = (text: string) => text.split(',').flatMap((name) => name.trim() || [])

export function DecideForm({ begun, firstRef, onClose, ...deciding }: Props) {
  const id = useId()
  const { send, newer, failure, busy } = useDecide(deciding, onClose)
  const [verdict, setVerdict] = useState(begun)
  const [text, setText] = useState('')
  const [ticket, setTicket] = useState('')
  const [by, setBy] = useAuthor()
  const [present, setPresent] = useState('')
  const [day, setDay] = useState(() => dayAfter(spans[0].days))
  const [hunts, setHunts] = useState<'own' | 'all'>('own')
  const [to, setTo] = useState('')
  const [due, setDue] = useState('')
  const words = wordsOf(verdict)
  const isUndo = verdict === 'undo'
  const full = by.trim() !== '' && (isUndo || text.trim() !== '')
  const ready = !busy && full && (verdict !== 'accept' || day !== '') && (verdict !== 'defer' || (to.trim() !== '' && due !== ''))

  const keep = (event: FormEvent) => {
    event.preventDefault()
    if (!ready) return
    send({
      verdict,
      text,
      by,
      present: namesIn(present),
      ticket,
      ...(verdict === 'accept' && { hunts, expires: beginOf(day) }),
      ...(verdict === 'defer' && { to, due }),
    })
  }
  return (
    <form onSubmit={keep}>
      <div className={styles.fields}>
        {isUndo && deciding.undoing && (
          <>
            <span>Takes back</span>
            <span className={styles.cell}>
              <VerdictTag verdict={deciding.undoing.verdict} /> {visible(deciding.undoing.by)}: {visible(deciding.undoing.text)}
            </span>
          </>
        )}
        {!isUndo && (
          <>
            <span>What</span>
            <fieldset className={styles.choice}>
              <legend className="unseen">What is decided</legend>
              {verdicts.map((one) => (
                <label key={one.verdict}>
                  <input type="radio" name={id} checked={verdict === one.verdict} onChange={() => setVerdict(one.verdict)} />
                  {one.label}
                </label>
              ))}
            </fieldset>
          </>
        )}
        <Field ref={firstRef} label={words.asks} value={text} onValue={setText} most={500} required={!isUndo} />
        {verdict === 'accept' && <AcceptFields day={day} onDay={setDay} hunts={hunts} onHunts={setHunts} subject={deciding.subject} />}
        {verdict === 'defer' && <DeferFields to={to} onTo={setTo} due={due} onDue={setDue} />}
        {!isUndo && <Field label="Ticket" value={ticket} onValue={setTicket} most={80} />}
        <Field label="By" value={by} onValue={setBy} most={80} required hint="who decides; remembered in this browser" />
        <Field label="Present" value={present} onValue={setPresent} most={2000} hint="names of the others, with commas" />
        {(newer.length > 0 || failure) && (
          <>
            <span>{newer.length > 0 ? 'Meanwhile' : 'Fault'}</span>
            <div role="alert">
              <p className={styles.fault}>{failure?.message}</p>
              {newer.length > 0 && (
                <>
                  <History events={newer} label="Decided meanwhile" />
                  <p className={styles.when}>Nothing of yours was kept. Decide again with this in view: yours then stands after it.</p>
                </>
              )}
            </div>
          </>
        )}
      </div>
      <div className={control.popFoot}>
        <span className={styles.when}>events are only added; an undo is one of them</span>
        <Dialog.Close className={buttonClass('line', control.right)}>Cancel</Dialog.Close>
        <Button type="submit" look="primary" disabled={!ready}>
          {words.does}
          {verdict === 'accept' && day !== '' && ` until ${shortDay(day, true)}`}
          {newer.length > 0 && ' after it'}
        </Button>
      </div>
    </form>
  )
}
