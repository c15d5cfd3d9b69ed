'use client'

import { useState } from 'react'
import { useTell } from '../done/done'
import { asFailure, type Failure } from '../query/ask'
import { counted } from '../value/number'
import { cut, visible } from '../value/visible'
import { type Deciding, type DecisionEvent, decide, type Given, isConflict, undo } from './decision'
import { takeOwn } from './news'

/** Where others were first, `seen` grows by what they decided, so that the next attempt stands after it. */
export function useDecide({ subjects, undoing }: Deciding, onDone: () => void) {
  // As the dialog found them: what arrives behind it has not been seen.
  const [asked, setAsked] = useState(subjects)
  const [newer, setNewer] = useState<readonly DecisionEvent[]>([])
  const [failure, setFailure] = useState<Failure | null>(null)
  const [busy, setBusy] = useState(false)
  const tell = useTell()

  const told = ({ verdict, by }: Given, events: readonly DecisionEvent[]) => {
    const [one] = events
    const what = events.length === 1 && one ? visible(cut(one.subject.title, 60).text) : counted(events.length, 'row')
    // Only an event of one's own is taken back in one's name.
    const back = () => Promise.all(events.map(({ id }) => undo({ event: id, by }).then((undone) => takeOwn(undone.events))))
    tell(verdict === 'undo' ? `Undone: ${what}.` : `Decided: ${verdict}, ${what}.`, verdict === 'undo' ? undefined : back)
  }
  const send = (given: Omit<Given, 'subjects'>) => {
    setBusy(true)
    setFailure(null)
    const { by, text } = given
    const sent = given.verdict === 'undo' && undoing ? undo({ event: undoing.event, by, text }) : decide({ ...given, subjects: asked })
    sent
      .then(({ events }) => {
        takeOwn(events)
        told({ ...given, subjects: asked }, events)
        onDone()
      })
      .catch((fault: unknown) => {
        setBusy(false)
        setFailure(asFailure(fault))
        if (!isConflict(fault)) return
        takeOwn(fault.events)
        setNewer(fault.events)
        const last = (row: string, hunt: string) => fault.events.findLast(({ subject }) => subject.row === row && subject.hunt === hunt)
        setAsked(asked.map((subject) => ({ ...subject, after: last(subject.row, subject.hunt)?.id ?? subject.after })))
      })
  }
  return { send, newer, failure, busy }
}
