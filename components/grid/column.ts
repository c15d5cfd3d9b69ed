import type { ReactNode } from 'react'

/** A column of a grid. Ids are the keys by which the page sorts and hides; widths are px. */
export interface GridColumn<Row> {
  readonly id: string
  /** First line of the head, one to three words. */
  readonly label: string
  /** Second line of the head: unit, denominator or Zeek field. */
  readonly unit?: string | null
  /** What the figure means; the head's popover shows it with the unit and the field. */
  readonly help?: string | undefined
  /** Zeek's name of the field. */
  readonly field?: string | null
  /** Anchor of its term in the glossary. */
  readonly term?: string | undefined
  /** Machine text (field names, addresses) in the head. */
  readonly mono?: boolean
  readonly align?: 'start' | 'end'
  readonly width: number
  /** Takes what is left of the width. */
  readonly grow?: boolean
  /** px to which it shrinks where room lacks; its width unless given. */
  readonly least?: number
  /** 1 always stays (default); 2 yields below 700 px of the grid, 3 below 900, both also where the rest would not fit. */
  readonly priority?: 1 | 2 | 3
  /** In a wide grid that it does not fit into it stays and is scrolled to: nothing else on the page tells what it does, or the user chose it. */
  readonly scrolls?: boolean
  /** Stays at the left when the rest scrolls sideways; only the first columns can. */
  readonly pinned?: boolean
  /** Whether the head sorts; a grid without `onSort` never does. */
  readonly sortable?: boolean
  /** The first click sorts downwards; numbers do so anyway. */
  readonly descendingFirst?: boolean
  readonly cell: (row: Row, index: number) => ReactNode
  /** What the sum row shows in this column. */
  readonly sum?: ReactNode
  /** Beside the label in the head, for instance a legend's button. */
  readonly aside?: ReactNode
}

export interface GridSort {
  readonly key: string
  readonly descending: boolean
}

/** A line across the grid above the row of that index: `Explained · 29`. */
export interface GridLine {
  readonly before: number
  readonly content: ReactNode
}

export interface GridProps<Row> {
  /** What the rows are, for those who hear the page: `Names, 214 rows`. */
  readonly label: string
  readonly columns: readonly GridColumn<Row>[]
  /** Rows that can be scrolled to. */
  readonly count: number
  /** All rows, where that is more than can be scrolled to. */
  readonly total?: number
  /** Rows of the whole list before the first one here. */
  readonly passed?: number
  /** The row at an index, undefined while it is being fetched; a skeleton stands for it. A new function means new rows: keep it stable. */
  readonly rowAt: (index: number) => Row | undefined
  /** Names what the rows answer: when it is answered anew, the keyboard and what is in view stay with their rows. */
  readonly of?: string | null
  /** The rows in view, both ends included: fetch what lacks. */
  readonly onRange?: (first: number, last: number) => void
  readonly rowId: (row: Row) => string
  readonly sort?: readonly GridSort[]
  /** A click on a head sorts by it, a second one turns the order round. */
  readonly onSort?: (sort: GridSort) => void
  /** Id of the row that the inspector shows. */
  readonly selected?: string | null
  /** Enter or a click; while a row is selected, moving by key also opens. */
  readonly onOpen?: (row: Row, index: number) => void
  readonly onClose?: () => void
  /** Keys that the grid leaves alone, with the keyboard row. */
  readonly onKey?: (event: React.KeyboardEvent, row: Row, column: GridColumn<Row> | undefined) => void
  /** Rows of 24 instead of 28. */
  readonly dense?: boolean
  /** Ids of columns that the user has put away. */
  readonly hidden?: readonly string[]
  readonly lines?: readonly GridLine[]
  /** Rows that step back: explained by something known. */
  readonly muted?: (row: Row) => boolean
  /** A last good result: shown at 60 % until the new one is complete. */
  readonly stale?: boolean
  /** More of a column, in its head's popover: filter, hide. */
  readonly headMenu?: (column: GridColumn<Row>, close: () => void) => ReactNode
}
