import Link from 'next/link'
import { type EventList, hasEnded } from '../decisions/decision'
import { SaidLine } from '../decisions/said-line'
import { Trouble } from '../query/trouble'
import type { Asked } from '../query/use-json'
import { Waiting } from '../query/waiting'
import { address } from '../url-state/address'
import { usePivot } from '../url-state/pivot'
import { whole } from '../value/number'
import { visible } from '../value/visible'
import { WireText } from '../value/wire-text'
import styles from './block.module.css'

interface Props {
  readonly asked: Asked<EventList>
  /** As calls name it: `host:192.0.2.1`. */
  readonly entity: string
}

const all = { from: null, to: null, filter: [] }

/** The newest decisions that stand on rows that name it, whatever the scope, each leading to its row. */
export function EntityDecisions({ asked, entity }: Props) {
  const pivot = usePivot()
  const { events = [], total = 0 } = asked.data ?? {}
  return (
    <section className={styles.block}>
      <h2>
        Decisions
        {asked.data && (
          <span>
            {whole(total)} on rows that name it{total > 1 ? ', newest first' : ''}
          </span>
        )}
        {total > events.length && (
          <Link
            href={address('/decisions', null, { entity })}
            prefetch={false}
            aria-label={`${whole(total - events.length)} more decisions`}
          >
            {whole(total - events.length)} more
          </Link>
        )}
      </h2>
      {asked.error && <Trouble what="What was decided was not read" failure={asked.error} again={asked.again} />}
      <Waiting asked={asked} doing="Reading the decisions" />
      {asked.data && total === 0 && <p>Nothing stands on a row that names it, in any hunt.</p>}
      {events.length > 0 && (
        <ul className={styles.said} aria-label="Decisions" data-rows>
          {events.map((event) => (
            <li key={event.id}>
              <SaidLine event={event}>{hasEnded(event) && <span className={styles.quiet}>ended</span>}</SaidLine>
              <p>
                <Link
                  href={`${pivot(`/hunts/${event.subject.hunt}`, { ...all, show_allowed: event.verdict === 'accept' ? 'true' : null })}&row=${event.subject.row}`}
                  prefetch={false}
                >
                  <WireText text={event.subject.title} limit={120} />
                </Link>
                : {visible(event.text)}
              </p>
            </li>
          ))}
        </ul>
      )}
    </section>
  )
}
