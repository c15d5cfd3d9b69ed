import { readPill } from './filter-text'

/** Alternatives of one field beyond this many are folded into one pill. */
const most = 5

/** One pill and its place among the filters, or the alternatives of one field that are folded into one. */
export interface Fold {
  readonly field: string | null
  readonly pills: readonly { readonly text: string; readonly at: number }[]
}

/** The filters as pills in their order; many alternatives of one field stand together where the first of them stands. */
export function foldPills(filters: readonly string[]): readonly Fold[] {
  const pills = filters.map((text, at) => ({ text, at, pill: readPill(text) }))
  const alternatives = (field: string) => pills.filter(({ pill }) => pill && !pill.negated && pill.field === field)
  return pills.flatMap(({ text, at, pill }): Fold[] => {
    const together = pill && !pill.negated ? alternatives(pill.field) : []
    if (!pill || together.length <= most) return [{ field: null, pills: [{ text, at }] }]
    return together[0]?.at === at ? [{ field: pill.field, pills: together.map((one) => ({ text: one.text, at: one.at })) }] : []
  })
}
