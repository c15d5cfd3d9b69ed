import type { Review } from '@/lib/reviews/review'
import { type DecisionEvent, isConflict, undo } from '../decisions/decision'
import { asFailure } from '../query/ask'
import { counted } from '../value/number'
import { lastSaidBy, type SaidByRow, sameBreath } from './said'
import { verdictWords } from './words'

interface Who {
  readonly by: string
  readonly present: readonly string[]
}

interface Undone {
  /** What happened. */
  readonly words: string
  /** The card that it was about; null where nothing was undone. */
  readonly place: number | null
}

/** Takes back the last that somebody said in a meeting, on whichever card, and of the rows of which it was said with it. */
export async function undoLast(
  review: Pick<Review, 'id' | 'cards'>,
  here: number,
  said: SaidByRow,
  who: Who,
  onHeard: (events: readonly DecisionEvent[]) => void,
): Promise<Undone> {
  const found = lastSaidBy(who.by, said, review, here)
  const card = review.cards[found?.place ?? -1]
  if (!found || !card) return { words: 'Nothing that you decided in this meeting is left to undo.', place: null }
  const { event, place } = found
  const events = sameBreath(said, card, event)
  const rows = events.length === 1 ? '' : `, ${counted(events.length, 'row')}`
  const words = `${verdictWords[event.verdict].done}, card ${place + 1}${rows}`
  try {
    const ids = events.map(({ id }) => id)
    onHeard((await undo({ ...who, present: [...who.present], review: review.id, event: ids })).events)
    return { words: `Undone: ${words}.`, place }
  } catch (reason) {
    onHeard(isConflict(reason) ? reason.events : [])
    return { words: `Nothing was undone (${words}). ${asFailure(reason).message}`, place: null }
  }
}
