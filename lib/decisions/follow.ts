import type { Decisions } from './decisions'
import type { DecisionEvent } from './event'

/** What was kept by one call. The first message has no events and says where the reader stands. */
export interface News {
  /** Id of the last event of all, null where there is none. */
  readonly last: string | null
  readonly events: readonly DecisionEvent[]
}

/** What is decided from now on, as it is kept, until the signal aborts. */
export async function* follow(decisions: Decisions, signal: AbortSignal): AsyncGenerator<News> {
  const waiting: (readonly DecisionEvent[])[] = []
  let wake = () => {}
  const leave = decisions.subscribe((events) => {
    waiting.push(events)
    wake()
  })
  const stop = () => wake()
  signal.addEventListener('abort', stop, { once: true })
  try {
    yield { last: (await decisions.list()).events[0]?.id ?? null, events: [] }
    while (!signal.aborted) {
      const events = waiting.shift()
      if (events) yield { last: events.at(-1)?.id ?? null, events }
      else
        await new Promise<void>((resolve) => {
          wake = resolve
        })
    }
  } finally {
    signal.removeEventListener('abort', stop)
    leave()
  }
}
