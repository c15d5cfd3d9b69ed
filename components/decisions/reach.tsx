'use client'

import type { Subject } from '@/lib/decisions/event'
import { printFilter } from '@/lib/filters'
import type { Effect } from '../allow-list/entry'
import { useJson } from '../query/use-json'
import { Waiting } from '../query/waiting'
import { address } from '../url-state/address'
import { counted } from '../value/number'

interface Props {
  readonly subject: Pick<Subject, 'hunt' | 'what'>
  /** The page that it is decided on: its scope counts. */
  readonly view: string
  /** How many rows are decided at once: only the first one's reach is counted. */
  readonly rows?: number
}

/** In which hunts what holds of a row would hide rows, how many each, and in which it never does: their rows have no such fields. */
export function Reach({ subject: { hunt, what }, view, rows = 1 }: Props) {
  const pills = what.map((term) => printFilter({ ...term, negated: false }))
  const asked = useJson<Effect>(address('/api/allow-list/effect', null, { what: pills, view }))
  const others = asked.data?.hunts.filter((one) => one.hunt !== hunt) ?? []
  const able = others.flatMap(({ title, rows }) => (rows === null ? [] : [`${title} ${counted(rows, 'row')}`]))
  const unable = others.filter((one) => one.rows === null).map(({ title }) => title)
  return (
    <div aria-live="polite">
      {asked.error && <p role="alert">What it hides was not counted. {asked.error.message}</p>}
      <Waiting asked={asked} doing="Counting what it hides">
        {asked.data && (
          <p>
            {able.length > 0
              ? `Also hides${rows > 1 ? ', for the first of them' : ''}: ${able.join(', ')}.`
              : 'Hides nothing in other hunts.'}
            {unable.length > 0 && ` Never: ${unable.join(', ')}.`}
          </p>
        )}
      </Waiting>
    </div>
  )
}
