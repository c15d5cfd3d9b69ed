/** Items of the scroller are rows with lines between them. `before` holds the rows above which a line stands, ascending. */
export type Item = { readonly kind: 'row'; readonly row: number } | { readonly kind: 'line'; readonly line: number }

export function itemAt(item: number, before: readonly number[]): Item {
  let row = item
  for (const [line, at] of before.entries()) {
    if (row < at) break
    if (row === at) return { kind: 'line', line }
    row -= 1
  }
  return { kind: 'row', row }
}

/** The row of an item, of a line the one below it. */
export function rowFrom(item: number, before: readonly number[]): number {
  const here = itemAt(item, before)
  return here.kind === 'row' ? here.row : (before[here.line] ?? 0)
}

export function itemOf(row: number, before: readonly number[]): number {
  return row + before.filter((at) => at <= row).length
}
