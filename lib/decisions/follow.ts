import { heard } from '../heard'
import type { Decisions } from './decisions'
import type { DecisionEvent } from './event'
import type { Reach } from './fold'

/** What was kept by one call. The first message has no events and says where the reader stands. */
export interface News {
  /** Id of the last event of all, null where there is none. */
  readonly last: string | null
  readonly events: readonly DecisionEvent[]
  /** The hunts in which another decision stands on a row now. */
  readonly hunts: Reach
}

/** What is decided from now on, as it is kept, until the signal aborts. */
export function follow(decisions: Decisions, signal: AbortSignal): AsyncGenerator<News> {
  return heard<News>(
    (tell) => decisions.subscribe((events, hunts) => tell({ last: events.at(-1)?.id ?? null, events, hunts })),
    async () => ({ last: (await decisions.list()).events[0]?.id ?? null, events: [], hunts: [] }),
    signal,
  )
}
