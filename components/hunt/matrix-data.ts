import type { TableChart } from './answer'
import type { Description } from './description'

export type MatrixChart = Extract<TableChart, { readonly kind: 'matrix' }>
export type MatrixCell = MatrixChart['points'][number]

export interface MatrixView {
  /** Columns by number, `null` last: those that are summed. */
  readonly xs: readonly (number | null)[]
  /** Rows with the most first, then `none`, then `null`: those that are summed. */
  readonly ys: readonly (string | null)[]
  readonly cellAt: (x: number | null, y: string | null) => MatrixCell | undefined
  readonly sumOfX: (x: number | null) => number
  readonly sumOfY: (y: string | null) => number
  readonly sum: number
  /** Whether a column holds nothing that was found. */
  readonly plain: (x: number | null) => boolean
}

const last = (y: string | null) => (y === null ? 2 : y === 'none' ? 1 : 0)

/** Lays out the cells of a matrix. */
export function layOutMatrix(points: readonly MatrixCell[]): MatrixView {
  const sumOf = (cells: readonly MatrixCell[]) => cells.reduce((sum, { count }) => sum + count, 0)
  const inX = (x: number | null) => points.filter((cell) => cell.x === x)
  const inY = (y: string | null) => points.filter((cell) => cell.y === y)
  const sumOfX = (x: number | null) => sumOf(inX(x))
  const sumOfY = (y: string | null) => sumOf(inY(y))
  return {
    xs: [...new Set(points.map(({ x }) => x))].sort((a, b) => (a ?? Number.POSITIVE_INFINITY) - (b ?? Number.POSITIVE_INFINITY)),
    ys: [...new Set(points.map(({ y }) => y))].sort(
      (a, b) => last(a) - last(b) || sumOfY(b) - sumOfY(a) || String(a).localeCompare(String(b)),
    ),
    cellAt: (x, y) => points.find((cell) => cell.x === x && cell.y === y),
    sumOfX,
    sumOfY,
    sum: sumOf(points),
    plain: (x) => inX(x).every(({ grade, explained }) => grade === null && !explained),
  }
}

/** Exact to 999, then `91 k`. */
export function short(n: number): string {
  if (n < 1000) return String(n)
  return n < 1_000_000 ? `${Math.round(n / 1000)} k` : `${Math.round(n / 1_000_000)} M`
}

/** The next place in a direction that is drawn; the same one at the edge. */
export function step(
  key: string,
  [x, y]: readonly [number, number],
  columns: readonly boolean[],
  rows: number,
): readonly [number, number] | null {
  const along = (from: number, by: number) => {
    let at = from + by
    while (at >= 0 && at < columns.length && !columns[at]) at += by
    return at >= 0 && at < columns.length ? at : from
  }
  if (key === 'ArrowLeft') return [along(x, -1), y]
  if (key === 'ArrowRight') return [along(x, 1), y]
  if (key === 'ArrowUp') return [x, Math.max(0, y - 1)]
  if (key === 'ArrowDown') return [x, Math.min(rows - 1, y + 1)]
  if (key === 'Home') return [along(-1, 1), y]
  if (key === 'End') return [along(columns.length, -1), y]
  return null
}

/** The cell to look at first: the lowest grade. */
export function worst(points: readonly MatrixCell[]): MatrixCell | undefined {
  const rank = ({ grade }: MatrixCell) => grade ?? Number.POSITIVE_INFINITY
  return [...points].sort((a, b) => rank(a) - rank(b) || b.count - a.count)[0]
}

/** What a cell is, in words: `1 wrong protocol`, `explained`, `expected`. */
export function nameOf({ grade, explained }: MatrixCell, grades: Description['grades']): string {
  if (grade !== null) return `${grade} ${grades?.names[grade - 1]?.short ?? ''}`
  return explained ? 'explained' : 'expected'
}

/** The cells as a table tells them. */
export function matrixFigures(chart: MatrixChart, grades: Description['grades'], labelOf: (key: string) => string) {
  return chart.points.map((cell) => ({
    [labelOf(chart.y)]: cell.y ?? 'others',
    [labelOf(chart.x)]: cell.x ?? 'others',
    connections: cell.count,
    marked: nameOf(cell, grades),
  }))
}
