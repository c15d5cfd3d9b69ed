/** First and last of what is chosen, both included, by place. */
export interface Brush {
  readonly first: number
  readonly last: number
}

/** One end of a brush moved to a place; the ends change places when they pass each other. */
export function moveEnd(brush: Brush, end: 'first' | 'last', to: number, count: number): Brush {
  const at = Math.max(0, Math.min(count - 1, to))
  const other = end === 'first' ? brush.last : brush.first
  return { first: Math.min(at, other), last: Math.max(at, other) }
}
