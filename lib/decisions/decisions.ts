import { randomUUID } from 'node:crypto'
import { z } from 'zod'
import { usualExpiry } from '../allow-list/entry'
import { badParams, isUserError, UserError } from '../errors'
import { type Decided, nothingDecided } from '../store/decided'
import { type DecisionEvent, event, type Subject, subjectKey, type ToDecide, type ToUndo } from './event'
import { checkEverywhere } from './everywhere'
import { type Folded, fold, type Reach, type Told } from './fold'
import { type Lines, openJournal } from './journal'

/** Which events are asked for; all of them hold. */
export interface Wanted {
  readonly hunt?: string | undefined
  readonly row?: string | undefined
  readonly verdict?: DecisionEvent['verdict'] | undefined
  /** Only the last decision on each subject that is not undone. */
  readonly current?: boolean | undefined
  /** Only those on subjects of which this holds. */
  readonly of?: ((subject: Subject) => boolean) | undefined
}

export interface Listed {
  /** Newest first. */
  readonly events: readonly Told[]
  /** What was wrong with the file and lost nothing that was confirmed, or null. */
  readonly remark: string | null
}

export interface Decisions {
  /** Throws `failed` where the file cannot be read, naming the line. */
  list(wanted?: Wanted): Promise<Listed>
  /**
   * Keeps what was decided on all of its subjects, or on none. Throws `conflict` with `events`, those that the decider has not seen, where
   * there are any, and without where more would be looked for in all hunts than can be; `bad-params`, `failed`.
   */
  decide(given: ToDecide): Promise<readonly DecisionEvent[]>
  /** Takes events back, all of them or none. Throws `not-found`, `bad-params`, and `conflict` with the undos of others where there are any. */
  undo(given: ToUndo): Promise<readonly DecisionEvent[]>
  /** What holds now. Never rejects: where the file cannot be read the fault is told. */
  decided(): Promise<Decided>
  /** Hears the events of each call, once they are kept, and what they changed, until the function that it answers is called. */
  subscribe(listener: (events: readonly DecisionEvent[], changed: Reach) => void): () => void
}

interface State extends Pick<Lines<unknown>, 'whole' | 'torn' | 'size'> {
  readonly folded: Folded
}

/** Those of a subject's events that came after one; all where that one is not among them. */
function since(events: readonly DecisionEvent[], after: string | null): readonly DecisionEvent[] {
  return events.slice(events.findIndex(({ id }) => id === after) + 1)
}

function conflict(newer: readonly DecisionEvent[], of: number): UserError {
  const last = newer.at(-1)
  const subjects = new Set(newer.map(({ subject }) => subjectKey(subject))).size
  const message =
    of === 1 ? `${last?.by} was first: ${last?.verdict}.` : `${subjects} of ${of} were decided by others meanwhile. Nothing was kept.`
  return new UserError('conflict', message, { events: newer })
}

function undoable({ find }: Folded, id: string): DecisionEvent {
  const one = find(id)
  if (!one) throw new UserError('not-found', `There is no event ${id}.`, { id })
  if (one.verdict === 'undo') throw badParams({ event: ['is an undo itself: decide again'] })
  return one
}

function alreadyUndone(events: readonly DecisionEvent[], of: number): UserError {
  const message = of === 1 ? `${events[0]?.by} has undone it.` : `${events.length} of ${of} were undone by others. Nothing was kept.`
  return new UserError('conflict', message, { events })
}

/** What was decided, in one file to which events are added, a line for each call. One instance per file; `now` is the clock. */
export function openDecisions(path: string, now: () => Date = () => new Date()): Decisions {
  const journal = openJournal(path, { schema: z.array(event).min(1), what: 'decisions', unsaved: 'Nothing was decided', makesFolder: true })
  const listeners = new Set<Parameters<Decisions['subscribe']>[0]>()
  let state: State | null = null
  let last: Promise<unknown> = Promise.resolve()

  const inTurn = <T>(work: (state: State) => T | Promise<T>): Promise<T> => {
    const done = last.catch(() => undefined).then(async () => work(await loaded()))
    last = done
    return done
  }
  /** The file folded; again where it is not the one that was read. */
  async function loaded(): Promise<State> {
    if (state && state.size === (await journal.size())) return state
    const { entries, ...lines } = await journal.read()
    const folded = fold()
    folded.add(entries.flat())
    state = { folded, ...lines }
    return state
  }
  async function keep(before: State, events: readonly DecisionEvent[]): Promise<void> {
    const size = await journal.append([...events], before)
    const changed = before.folded.add(events)
    state = { folded: before.folded, size, whole: size, torn: false }
    for (const listener of listeners) listener(events, changed)
  }
  const stamped = (subject: Subject, given: Omit<DecisionEvent, 'id' | 'at' | 'subject'>): DecisionEvent => ({
    id: randomUUID(),
    at: now().toISOString(),
    ...given,
    subject,
  })

  return {
    list: ({ hunt, row, verdict, current = false, of: isOf } = {}) =>
      inTurn(({ folded, torn }) => {
        const of = hunt !== undefined && row !== undefined ? folded.of({ hunt, row }) : folded.events
        const asked = of.filter(
          (one) =>
            (hunt === undefined || one.subject.hunt === hunt) &&
            (row === undefined || one.subject.row === row) &&
            (verdict === undefined || one.verdict === verdict) &&
            (!current || folded.isCurrent(one)) &&
            (isOf === undefined || isOf(one.subject)),
        )
        return {
          events: asked.map((one) => ({ ...one, undone_by: folded.undoneBy(one.id) })).reverse(),
          remark: torn ? `The last line of ${path} was cut while it was written; it was never confirmed and is passed over.` : null,
        }
      }),
    decide: ({ subjects, ...given }) =>
      inTurn(async (before) => {
        const newer = subjects.flatMap(({ after, ...subject }) => since(before.folded.of(subject), after))
        if (newer.length > 0) throw conflict(newer, subjects.length)
        const isAccept = given.verdict === 'accept'
        const expires = isAccept ? (given.expires ?? usualExpiry(now())) : null
        if (expires !== null && Date.parse(expires) <= now().getTime()) throw badParams({ expires: ['must be later than now'] })
        if (given.due !== null && given.due < now().toISOString().slice(0, 10))
          throw badParams({ due: ['must not be a day that has passed'] })
        const hunts = isAccept ? (given.hunts ?? 'own') : null
        checkEverywhere(before.folded, { ...given, hunts, subjects }, now())
        const events = subjects.map(({ after: _, ...subject }) => stamped(subject, { ...given, hunts, expires, undoes: null }))
        await keep(before, events)
        return events
      }),
    undo: ({ event: named, ...given }) =>
      inTurn(async (before) => {
        const taken = [...new Set([named].flat())].map((id) => undoable(before.folded, id))
        const undone = taken.flatMap(({ id }) => before.folded.find(before.folded.undoneBy(id) ?? '') ?? [])
        if (undone.length > 0) throw alreadyUndone(undone, taken.length)
        const nothing = { ticket: '', hunts: null, expires: null, to: null, due: null }
        const events = taken.map(({ id, subject }) => stamped(subject, { ...given, ...nothing, verdict: 'undo', undoes: id }))
        await keep(before, events)
        return events
      }),
    decided: () =>
      inTurn(({ folded }) => folded.decided(now())).catch((error: unknown) => {
        if (!isUserError(error)) throw error
        return { ...nothingDecided, fault: error.message }
      }),
    subscribe: (listener) => {
      listeners.add(listener)
      return () => listeners.delete(listener)
    },
  }
}
