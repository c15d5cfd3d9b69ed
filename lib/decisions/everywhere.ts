import { UserError } from '../errors'
import type { AllowEntry } from '../store/reference'
import type { Subject, ToDecide } from './event'
import type { Folded } from './fold'

/** As many acceptances in all hunts, and as many threats, stand at once: each is looked for in every row of every hunt. */
export const mostEverywhere = 500

/** How many would stand with these subjects, of which some may stand already. */
function together({ of }: Folded, standing: readonly AllowEntry[], subjects: readonly Subject[]): number {
  const ids = new Set(standing.map(({ id }) => id))
  return standing.length + subjects.filter((subject) => !of(subject).some(({ id }) => ids.has(id))).length
}

/** Throws `conflict` where more would be accepted, or be threats, in all hunts than can be looked for there. */
export function checkEverywhere(folded: Folded, { verdict, hunts, subjects }: Pick<ToDecide, 'verdict' | 'hunts' | 'subjects'>, now: Date) {
  const { accepted, threats } = folded.decided(now)
  if (verdict === 'accept' && hunts === 'all' && together(folded, accepted, subjects) > mostEverywhere)
    throw new UserError('conflict', `At most ${mostEverywhere} can be accepted in all hunts. Accept it in its own hunt.`)
  const found = subjects.filter(({ what }) => what.length > 0)
  if (verdict === 'threat' && together(folded, threats, found) > mostEverywhere)
    throw new UserError(
      'conflict',
      `At most ${mostEverywhere} can be threats at once, because each is looked for in all hunts. Name fewer, watch the others, or undo what is over.`,
    )
}
