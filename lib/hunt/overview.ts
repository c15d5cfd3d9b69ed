/** Each row of the table as a dot between two of its figures. */
export interface Scatter<Key> {
  readonly kind: 'scatter'
  readonly title: string
  readonly x: Key
  readonly y: Key
  readonly logX?: boolean
}

/** The most, over time, the fewest, and how many rows have how much of a figure. The keys are those of counts, save the last. */
export interface Rarity<Key> {
  readonly kind: 'rarity'
  readonly title: string
  /** What makes a row rare; the first that any row has. */
  readonly by: readonly Key[]
  /** Records of a row. */
  readonly records: Key
  /** When a row was first seen. */
  readonly first: Key
}

/** Two windows side by side: the page draws it from the comparison of baselines, not from the hunt's own chart. */
export interface SideBySide {
  readonly kind: 'comparison'
  readonly title: string
}
