import type { Comparison } from './use-comparison'

export type EdgeMatrixData = NonNullable<Comparison['edge_matrix']>
export type EdgeCell = EdgeMatrixData['cells'][number]

/** What a cell holds, by what weighs most: new, changed, gone. */
export type Look = 'new' | 'changed' | 'gone'

export const sumOf = ({ new: fresh, gone, changed }: EdgeCell): number => fresh + gone + changed

export function lookOf({ new: fresh, changed }: EdgeCell): Look {
  if (fresh > 0) return 'new'
  return changed > 0 ? 'changed' : 'gone'
}

/** `3 new, 1 gone`. */
export function edgeWords({ new: fresh, gone, changed }: EdgeCell): string {
  const parts = [
    [fresh, 'new'],
    [gone, 'gone'],
    [changed, 'changed'],
  ] as const
  return parts.flatMap(([n, word]) => (n > 0 ? [`${n} ${word}`] : [])).join(', ')
}

/** Sources and targets of most edges first; the sum of the others, null, last. */
export function endsOf(cells: readonly EdgeCell[], end: 'source' | 'target'): readonly (string | null)[] {
  const totals = new Map<string | null, number>()
  for (const cell of cells) totals.set(cell[end], (totals.get(cell[end]) ?? 0) + sumOf(cell))
  const order = (name: string | null) => (name === null ? 1 : 0)
  return [...totals].sort(([a, n], [b, m]) => order(a) - order(b) || m - n || String(a).localeCompare(String(b))).map(([name]) => name)
}
