/** What competes for a place on the agenda. */
export interface Competing {
  readonly kind: string
  readonly score: number
}

/**
 * At most so many, those with the highest scores first, so that no kind takes the places of all others: of each of the `kinds` as many as there would be
 * places for each, and then the best of the rest.
 */
export function fairly<T extends Competing>(candidates: readonly T[], kinds: readonly string[], most: number): readonly T[] {
  const byScore = (a: T, b: T) => b.score - a.score
  const best = [...candidates].sort(byScore)
  const share = Math.floor(most / kinds.length)
  const sure = new Set(kinds.flatMap((kind) => best.filter((one) => one.kind === kind).slice(0, share)))
  return [...sure, ...best.filter((one) => !sure.has(one))].slice(0, most).sort(byScore)
}
