import { useId } from 'react'
import type { Subject } from '@/lib/decisions/event'
import { printFilter } from '@/lib/filters'
import { UntilField } from '../allow-list/until-field'
import { visible } from '../value/visible'
import styles from './decisions.module.css'

interface Props {
  /** `2026-02-25`. */
  readonly day: string
  readonly onDay: (day: string) => void
  readonly hunts: 'own' | 'all'
  readonly onHunts: (hunts: 'own' | 'all') => void
  readonly subject: Subject
}

/** Until when and where an accepted row is hidden. */
export function AcceptFields({ day, onDay, hunts, onHunts, subject: { what } }: Props) {
  const id = useId()
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
            every hunt, rows of which this holds
            {pills.length > 0 && <code className={styles.pills}>{pills.join(' ')}</code>}
          </span>
        </label>
      </fieldset>
    </>
  )
}
