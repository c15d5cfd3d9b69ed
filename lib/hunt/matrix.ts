/**
 * A chart of the whole table: sums of `count` over all rows, also the hidden ones, number `x` across, set `y` down. Its cells are marked by
 * the hunt's grades.
 */
export interface MatrixSpec<Key extends string> {
  readonly kind: 'matrix'
  readonly title: string
  readonly x: Key
  readonly y: Key
  readonly count: Key
  /** Hidden columns of the query: text that a set is called by, and the list of its values in the field of `y`. */
  readonly label: string
  readonly values: string
}

/** What a row is, as a number from 1: rows come grade by grade, each under a line of its own; NULL is a row that fits. */
export interface Grades<Key extends string> {
  readonly column: Key
  /** What a grade is called with its number: `Tier`. */
  readonly label: string
  /** The grades from 1: two words for the chart's legend, and what the line above the rows says. */
  readonly names: readonly { readonly short: string; readonly long: string }[]
}
