import { randomUUID } from 'node:crypto'
import { type Journal, openJournal } from '../decisions/journal'
import { badParams } from '../errors'
import { openAttendance } from './attendance'
import { type MeetingEvent, meetingEvent, stateOf, type ToHappen } from './review'

export interface Meeting {
  events(): Promise<readonly MeetingEvent[]>
  /** Keeps what happened. Throws `bad-params` where the agenda has no such card, `failed`. */
  happen(given: ToHappen): Promise<MeetingEvent>
  /** Hears each event once it is kept, until the function that it answers is called. */
  subscribe(listener: (event: MeetingEvent) => void): () => void
  /** Somebody follows it, until the function that it answers is called; who is not back after a while has left, which is kept as if they had said so. */
  attend(by: string): () => void
}

const nobody = (): readonly string[] => []

interface About {
  /** How many the agenda has. */
  readonly cards: number
  readonly chair: string
}

/** What happens in one meeting, in one file to which lines are added. One instance per file. */
export function openMeeting(path: string, { cards, chair }: About, now: () => Date = () => new Date(), grace?: number): Meeting {
  const journal: Journal<MeetingEvent> = openJournal(path, {
    schema: meetingEvent,
    what: 'an event of a meeting',
    unsaved: 'Nothing was kept',
    // One that is deleted stays so: a folder without its agenda would be a review that cannot be read.
    makesFolder: false,
  })
  const listeners = new Set<(event: MeetingEvent) => void>()
  let last: Promise<unknown> = Promise.resolve()
  const inTurn = <T>(work: () => Promise<T>): Promise<T> => {
    const done = last.catch(() => undefined).then(work)
    last = done
    return done
  }
  const events = () => inTurn(async () => (await journal.read()).entries)
  const happen: Meeting['happen'] = (given) =>
    inTurn(async () => {
      if (given.card !== null && given.card >= cards) throw badParams({ card: [`must be less than ${cards}, the cards of the agenda`] })
      const event: MeetingEvent = { id: randomUUID(), at: now().toISOString(), ...given }
      await journal.append(event, await journal.read())
      for (const listener of listeners) listener(event)
      return event
    })
  const opened = now().toISOString()
  /** Those who had come and not left when it was opened; who only has the chair need not sit at a browser. */
  const wereHere = async () => {
    const told = (await events()).filter(({ at }) => at < opened)
    return stateOf({ chair: '' }, told).here.filter((name) => name !== '')
  }
  const { attend } = openAttendance(
    () => wereHere().catch(nobody),
    async (by) => {
      // What is deleted meanwhile is left by itself.
      const told = await events().catch(() => null)
      const isThere = told !== null && stateOf({ chair }, told).here.includes(by)
      if (isThere) await happen({ by, kind: 'leave', card: null, text: '' }).catch(() => undefined)
    },
    grace,
  )
  return {
    events,
    happen,
    attend,
    subscribe: (listener) => {
      listeners.add(listener)
      return () => listeners.delete(listener)
    },
  }
}
