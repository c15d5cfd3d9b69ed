import { useId } from 'react'
import type { Subject } from '@/lib/decisions/event'
import { printFilter } from '@/lib/filters'
import { UntilField } from '../allow-list/until-field'
import { usePresentPath } from '../saved/name-dialog'
import { visible } from '../value/visible'
import styles from './decisions.module.css'
import { Reach } from './reach'

interface Props {
  /** `2026-02-25`. */
  readonly day: string
  readonly onDay: (day: string) => void
  readonly hunts: 'own' | 'all'
  readonly onHunts: (hunts: 'own' | 'all') => void
  readonly subject: Subject
}

/** Until when and where an accepted row is hidden. */
export function AcceptFields({ day, onDay, hunts, onHunts, subject }: Props) {
  const id = useId()
  const { what } = subject
  const view = usePresentPath()
  const pills = what.map((term) => visible(printFilter({ ...term, negated: false })))
  return (
    <>
      <label htmlFor={id}>Until</label>
      <UntilField id={id} day={day} onDay={onDay} />
      <span>Hidden in</span>
      <fieldset className={styles.choice}>
        <legend className="unseen">Hunts in which it is hidden</legend>
        <label>
          <input type="radio" name={`${id}-hunts`} checked={hunts === 'own'} onChange={() => onHunts('own')} />
          this hunt, this row
        </label>
        <label>
          <input type="radio" name={`${id}-hunts`} checked={hunts === 'all'} disabled={what.length === 0} onChange={() => onHunts('all')} />
          <span>
            other hunts, too: their rows of which all of this holds
            {pills.length > 0 && <code className={styles.pills}>{pills.join(' ')}</code>}
            {hunts === 'all' && <Reach subject={subject} view={view} />}
          </span>
        </label>
      </fieldset>
    </>
  )
}
