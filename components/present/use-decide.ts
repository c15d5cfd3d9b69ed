'use client'

import { useState } from 'react'
import type { Subject, ToDecide } from '@/lib/decisions/event'
import { type DecisionEvent, isConflict, decide as keep } from '../decisions/decision'
import { asFailure } from '../query/ask'
import { visible } from '../value/visible'
import { type SaidByRow, saidOf } from './said'
import { decidedLine } from './words'

/** What is decided, without whom it is about. */
export type ToSay = Pick<ToDecide, 'verdict' | 'text'> & Partial<Pick<ToDecide, 'ticket' | 'hunts' | 'expires' | 'to' | 'due'>>

interface Deciding {
  readonly decide: (subjects: readonly Subject[], said: ToSay) => void
  readonly busy: boolean
  /** Why nothing was kept, and what to do. */
  readonly fault: string | null
}

interface Who {
  readonly by: string
  readonly present: string[]
  readonly review: string
}

/**
 * Decides as somebody who has seen what was said when this began. Where others were first, what they said is taken in and shown, and
 * deciding again comes after it.
 */
export function useDecide(
  who: Who,
  said: SaidByRow,
  onHeard: (events: readonly DecisionEvent[]) => void,
  onDone: (n: number) => void,
): Deciding {
  const [seen, setSeen] = useState(said)
  const [busy, setBusy] = useState(false)
  const [fault, setFault] = useState<string | null>(null)
  const decide: Deciding['decide'] = (subjects, say) => {
    setBusy(true)
    setFault(null)
    const body = {
      ...who,
      ...say,
      subjects: subjects.map((subject) => ({ ...subject, after: saidOf(seen, subject.row).events.at(-1)?.id ?? null })),
    }
    keep(body)
      .then(({ events }) => {
        onHeard(events)
        onDone(subjects.length)
      })
      .catch((reason: unknown) => {
        const others = isConflict(reason) ? reason.events : []
        const last = others.at(-1)
        onHeard(others)
        setSeen((before) => withNewer(before, others))
        const message = asFailure(reason).message
        setFault(
          last ? `${visible(message)} “${visible(last.text)}” (${decidedLine(last)}). Yours was not kept; Enter adds it after.` : message,
        )
        setBusy(false)
      })
  }
  return { decide, busy, fault }
}

function withNewer(before: SaidByRow, events: readonly DecisionEvent[]): SaidByRow {
  const after = new Map(before)
  for (const event of events) {
    const { row } = event.subject
    const said = saidOf(after, row)
    after.set(row, { ...said, events: [...said.events, event] })
  }
  return after
}
