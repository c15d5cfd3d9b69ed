import type { Card, Review } from '@/lib/reviews/review'
import { type DecisionEvent, isConflict, undo } from '../decisions/decision'
import { asFailure } from '../query/ask'
import { counted } from '../value/number'
import { visible } from '../value/visible'
import { type SaidByRow, saidOf, sameBreath } from './said'
import { verdictWords } from './words'

interface Who {
  readonly by: string
  readonly present: readonly string[]
}

/** Takes back the last that was said of a card since its agenda was made, and of the rows of which it was said with it; answers what happened. */
export async function undoLast(
  { id, created }: Pick<Review, 'id' | 'created'>,
  card: Card,
  said: SaidByRow,
  who: Who,
  onHeard: (events: readonly DecisionEvent[]) => void,
): Promise<string> {
  const { last } = saidOf(said, card.subject.row)
  if (!last || last.at < created) return 'Nothing that was decided on this card in this meeting is left to undo.'
  const events = sameBreath(said, card, last)
  const rows = events.length === 1 ? '' : `, ${counted(events.length, 'row')}`
  const words = `${verdictWords[last.verdict].done} by ${visible(last.by)}${rows}`
  try {
    onHeard((await undo({ ...who, present: [...who.present], review: id, event: events.map((event) => event.id) })).events)
    return `Undone: ${words}.`
  } catch (reason) {
    onHeard(isConflict(reason) ? reason.events : [])
    return `Nothing was undone (${words}). ${asFailure(reason).message}`
  }
}
