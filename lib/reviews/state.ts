/** What happened in a meeting beside decisions. */
export interface Happening {
  readonly id: string
  /** ISO 8601 UTC. */
  readonly at: string
  readonly by: string
  readonly kind: 'start' | 'join' | 'leave' | 'show' | 'comment' | 'end'
  /** Place of the card on the agenda, from 0; of show and comment. */
  readonly card: number | null
  readonly text: string
}

/** Where a meeting stands, folded from its events. */
export interface MeetingState {
  readonly card: number
  readonly started: string | null
  readonly ended: string | null
  /** Who was there at any time, the chair first. */
  readonly present: readonly string[]
  /** Those of them who have not left. */
  readonly here: readonly string[]
  readonly comments: readonly Happening[]
}

/** A meeting in which nothing has happened. */
export const notBegun = (chair: string): MeetingState => ({
  card: 0,
  started: null,
  ended: null,
  present: [chair],
  here: [chair],
  comments: [],
})

/** Where a meeting stands after one more event. */
export function after(state: MeetingState, event: Happening): MeetingState {
  const { kind, by, at, card } = event
  const present = kind === 'leave' || state.present.includes(by) ? state.present : [...state.present, by]
  const others = state.here.filter((name) => name !== by)
  const here = kind === 'leave' ? others : others.length < state.here.length ? state.here : [...state.here, by]
  const so = { ...state, present, here }
  if (kind === 'show') return { ...so, card: card ?? state.card }
  if (kind === 'comment') return { ...so, comments: [...state.comments, event] }
  // A meeting that is opened again has not ended.
  if (kind === 'start') return { ...so, started: state.started ?? at, ended: null }
  if (kind === 'end') return { ...so, ended: at }
  return so
}
