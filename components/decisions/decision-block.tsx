'use client'

import { useMemo, useState } from 'react'
import { type Decidable, subjectOf } from '@/lib/decisions/subject'
import { Button } from '../control/button'
import { useKeys } from '../frame/keys'
import { Section } from '../page/detail'
import { Trouble } from '../query/trouble'
import { useJson } from '../query/use-json'
import { address } from '../url-state/address'
import { visible } from '../value/visible'
import { DecideDialog } from './decide-dialog'
import { type EventList, hasEnded, type RowDecision, type Verdict } from './decision'
import styles from './decisions.module.css'
import { History } from './history'
import { verdicts } from './verdicts'

interface Props {
  readonly decidable: Decidable
  readonly decision: RowDecision | null
}

function standing(decision: RowDecision | null): string {
  if (decision === null) return 'open'
  return hasEnded(decision) ? 'open: the acceptance has ended' : `${decision.verdict}, by ${visible(decision.by)}`
}

/** What was decided on the open row, by whom and why, and the ways to decide. */
export function DecisionBlock({ decidable, decision }: Props) {
  const { hunt, row } = decidable
  const subject = useMemo(() => subjectOf(decidable), [decidable])
  const asked = useJson<EventList>(address('/api/decisions', null, { hunt, row: row.id }))
  const [verdict, begin] = useState<Verdict | null>(null)
  const known = asked.busy ? null : asked.data
  const after = known?.events[0]?.id ?? null
  useKeys('decisions', [
    { key: 'd', does: 'decide', place: 'In a row', hint: true, ...(known && { run: () => begin('accept') }) },
    { key: 'u', does: 'undo the decision', place: 'In a row', ...(known && decision && { run: () => begin('undo') }) },
  ])
  return (
    <Section title="Decision" aside={standing(decision)}>
      {asked.error && <Trouble what="What was decided was not read" failure={asked.error} again={asked.again} />}
      {known?.remark && <p>{known.remark}</p>}
      {known && known.events.length > 0 && <History events={known.events} label="What was decided" />}
      <div className={styles.buttons}>
        {verdicts.map((one) => (
          <Button key={one.verdict} disabled={!known} onClick={() => begin(one.verdict)}>
            {one.label}
          </Button>
        ))}
        {decision && (
          <Button look="plain" disabled={!known} onClick={() => begin('undo')}>
            Undo <kbd>U</kbd>
          </Button>
        )}
      </div>
      <DecideDialog subject={{ ...subject, after }} undoing={decision} verdict={verdict} onClose={() => begin(null)} />
    </Section>
  )
}
