/** A cell of the grid; row −1 is the head. */
export interface Place {
  readonly row: number
  readonly column: number
}

export interface Extent {
  readonly rows: number
  readonly columns: number
  /** Rows in view. */
  readonly page: number
}

type Move = (at: Place, extent: Extent) => Place

const down: Move = (at) => ({ ...at, row: at.row + 1 })
const up: Move = (at) => ({ ...at, row: at.row - 1 })

const moves: Readonly<Record<string, Move>> = {
  ArrowDown: down,
  j: down,
  ArrowUp: up,
  k: (at) => ({ ...at, row: Math.max(0, at.row - 1) }),
  ArrowRight: (at) => ({ ...at, column: at.column + 1 }),
  ArrowLeft: (at) => ({ ...at, column: at.column - 1 }),
  PageDown: (at, extent) => ({ ...at, row: at.row + extent.page }),
  PageUp: (at, extent) => ({ ...at, row: Math.max(0, at.row - extent.page) }),
  Home: (at) => ({ ...at, row: 0 }),
  End: (at, extent) => ({ ...at, row: extent.rows - 1 }),
}

/** Where a key leads from a cell, within the grid; null for a key that does not move. */
export function move(key: string, at: Place, extent: Extent): Place | null {
  const next = Object.hasOwn(moves, key) ? moves[key]?.(at, extent) : undefined
  return next ? clamp(next, extent) : null
}

export function clamp(place: Place, extent: Extent): Place {
  return {
    row: Math.max(-1, Math.min(place.row, extent.rows - 1)),
    column: Math.max(0, Math.min(place.column, extent.columns - 1)),
  }
}
