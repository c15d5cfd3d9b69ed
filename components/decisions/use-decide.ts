'use client'

import { useState } from 'react'
import { useTell } from '../done/done'
import { asFailure, type Failure } from '../query/ask'
import { cut, visible } from '../value/visible'
import { type Deciding, type DecisionEvent, decide, type Given, isConflict, undo } from './decision'
import { takeOwn } from './news'

/** Where others were first, `seen` grows by what they decided, so that the next attempt stands after it. */
export function useDecide({ subject, undoing }: Deciding, onDone: () => void) {
  // As the dialog found them: what arrives behind it has not been seen.
  const [asked, setAsked] = useState(subject)
  const [newer, setNewer] = useState<readonly DecisionEvent[]>([])
  const [failure, setFailure] = useState<Failure | null>(null)
  const [busy, setBusy] = useState(false)
  const tell = useTell()

  const told = ({ verdict, by }: Pick<Given, 'verdict' | 'by'>, events: readonly DecisionEvent[]) => {
    const what = visible(cut(subject.title, 60).text)
    // Only an event of one's own is taken back in one's name.
    const back = () => undo({ event: events.map(({ id }) => id), by }).then((undone) => takeOwn(undone.events))
    tell(verdict === 'undo' ? `Undone: ${what}.` : `Decided: ${verdict}, ${what}.`, verdict === 'undo' ? undefined : back)
  }
  const send = (given: Omit<Given, 'subjects'>) => {
    setBusy(true)
    setFailure(null)
    const { by, text } = given
    const sent = given.verdict === 'undo' && undoing ? undo({ event: undoing.event, by, text }) : decide({ ...given, subjects: [asked] })
    sent
      .then(({ events }) => {
        takeOwn(events)
        told(given, events)
        onDone()
      })
      .catch((fault: unknown) => {
        setBusy(false)
        setFailure(asFailure(fault))
        if (!isConflict(fault)) return
        takeOwn(fault.events)
        setNewer(fault.events)
        setAsked({ ...asked, after: fault.events.at(-1)?.id ?? asked.after })
      })
  }
  return { send, newer, failure, busy }
}
