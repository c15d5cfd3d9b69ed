/** What the width of a column depends on. */
export interface Sizable {
  readonly id: string
  readonly width: number
  readonly grow?: boolean
  /** px to which a column that grows also shrinks before the table scrolls sideways; its width unless given. */
  readonly least?: number
  readonly priority?: 1 | 2 | 3
  readonly scrolls?: boolean
  readonly pinned?: boolean
}

export interface Layout {
  /** Ids of the columns that are drawn, in order. */
  readonly shown: readonly string[]
  readonly pinned: readonly string[]
  /** px by id, of the shown columns. */
  readonly widths: Readonly<Record<string, number>>
}

/** The outermost cells stand 16 px from the edge, all others 8 px from each other. */
const edge = 8
export const narrowest = 40

function yields(priority: 1 | 2 | 3 | undefined, available: number): boolean {
  return (priority === 3 && available < 900) || (priority === 2 && available < 700)
}

/** Without the last of the lowest priority, one by one, until the rest fits or only the first priority is left. */
function fitting(columns: readonly Sizable[], available: number, sized: Readonly<Record<string, number>>): readonly Sizable[] {
  const least = columns.reduce((sum, column) => sum + (sized[column.id] ?? column.least ?? column.width), 2 * edge)
  const rank = ({ priority = 1, scrolls = false }: Sizable) => (scrolls ? 1 : priority)
  const lowest = Math.max(1, ...columns.map(rank))
  if (least <= available || lowest === 1) return columns
  const last = columns.findLastIndex((column) => rank(column) === lowest)
  return fitting(columns.toSpliced(last, 1), available, sized)
}

/** px that each column that grows gains or loses: equal parts, but none shrinks below its least. */
function shared(growing: readonly Sizable[], spare: number): ReadonlyMap<string, number> {
  const bounds = growing.map(({ id, width, least = width }) => ({ id, most: least - width })).sort((a, b) => b.most - a.most)
  const parts = new Map<string, number>()
  let rest = spare
  for (const [i, { id, most }] of bounds.entries()) {
    const part = Math.max(rest / (bounds.length - i), most)
    parts.set(id, part)
    rest -= part
  }
  return parts
}

/**
 * Which columns are drawn at a width and how wide: those of low priority yield first, also where the rest would not fit; what is left over goes
 * to those that grow.
 * Widths that the user has set are kept; what does not fit scrolls sideways.
 */
export function layOut(
  columns: readonly Sizable[],
  available: number,
  hidden: readonly string[],
  sized: Readonly<Record<string, number>>,
): Layout {
  const drawn = fitting(
    columns.filter((column) => !hidden.includes(column.id) && !yields(column.priority, available)),
    available,
    sized,
  )
  const base = drawn.map((column, i) => {
    const outer = (i === 0 ? edge : 0) + (i === drawn.length - 1 ? edge : 0)
    return sized[column.id] ?? column.width + outer
  })
  const grown = shared(
    drawn.filter((column) => column.grow && sized[column.id] === undefined),
    available - base.reduce((sum, width) => sum + width, 0),
  )
  return {
    shown: drawn.map((column) => column.id),
    pinned: drawn.filter((column) => column.pinned).map((column) => column.id),
    widths: Object.fromEntries(drawn.map((column, i) => [column.id, (base[i] ?? 0) + (grown.get(column.id) ?? 0)])),
  }
}

/** px from the left edge at which each pinned column stays. */
export function leftsOf({ pinned, widths }: Layout): ReadonlyMap<string, number> {
  const lefts = new Map<string, number>()
  let left = 0
  for (const id of pinned) {
    lefts.set(id, left)
    left += widths[id] ?? 0
  }
  return lefts
}
