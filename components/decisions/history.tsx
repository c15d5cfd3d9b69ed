import { shortDay } from '../value/time'
import { visible } from '../value/visible'
import type { DecisionEvent } from './decision'
import styles from './decisions.module.css'
import { SaidLine } from './said-line'

interface Props {
  readonly events: readonly (DecisionEvent & { readonly undone_by?: string | null })[]
  readonly label: string
}

/** What belongs to a verdict beside its text. */
function terms({ ticket, hunts, expires, to, due, present }: DecisionEvent): readonly string[] {
  return [
    ...(to === null ? [] : [`to ${visible(to)}${due === null ? '' : `, by ${shortDay(due, true)}`}`]),
    ...(expires === null ? [] : [`until ${shortDay(expires, true)}${hunts === 'all' ? ', in other hunts, too' : ''}`]),
    ...(ticket === '' ? [] : [visible(ticket)]),
    ...(present.length === 0 ? [] : [`with ${present.map(visible).join(', ')}`]),
  ]
}

/** Who said what, when and why. What was undone stays, struck through. */
export function History({ events, label }: Props) {
  return (
    <ul className={styles.history} aria-label={label}>
      {events.map((event) => (
        <li key={event.id} data-undone={event.undone_by ? '' : undefined}>
          <SaidLine event={event}>{event.undone_by && <span className={styles.when}>undone</span>}</SaidLine>
          {event.text !== '' && <p>{visible(event.text)}</p>}
          {terms(event).length > 0 && <p className={styles.when}>{terms(event).join(' · ')}</p>}
        </li>
      ))}
    </ul>
  )
}
