import type { Review } from './review'

/** What a review asks of the hunt, its window pinned however open it was asked: what is loaded afterwards does not widen it. */
export function askedOf({ search, baseline, comparison }: Review, more: Readonly<Record<string, string>>): URLSearchParams {
  const asked = new URLSearchParams(search)
  const { from, to } = comparison.window
  for (const [name, value] of Object.entries({ baseline: baseline.id, from, to, ...more })) asked.set(name, value)
  for (const name of ['sort', 'limit', 'offset']) asked.delete(name)
  return asked
}
