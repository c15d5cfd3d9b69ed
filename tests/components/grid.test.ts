import { describe, expect, it } from 'vitest'
import { layOut, leftsOf } from '../../components/grid/layout'
import { itemAt, itemOf, rowFrom } from '../../components/grid/lines'
import { move } from '../../components/grid/move'
import { shiftOf } from '../../components/grid/use-stay'

const columns = [
  { id: 'score', width: 80, pinned: true },
  { id: 'name', width: 200, grow: true },
  { id: 'clients', width: 60, priority: 2 as const },
  { id: 'history', width: 90, priority: 3 as const },
]

describe('the width of columns', () => {
  it('gives what is left over to the column that grows', () => {
    const { widths } = layOut(columns, 1000, [], {})
    expect(widths).toEqual({ score: 88, name: 754, clients: 60, history: 98 })
  })

  it('lets the third priority yield below 900 px and the second below 700', () => {
    expect(layOut(columns, 900, [], {}).shown).toHaveLength(4)
    expect(layOut(columns, 899, [], {}).shown).toEqual(['score', 'name', 'clients'])
    expect(layOut(columns, 700, [], {}).shown).toEqual(['score', 'name', 'clients'])
    expect(layOut(columns, 699, [], {}).shown).toEqual(['score', 'name'])
  })

  it('keeps a width that was set and never shrinks below the declared ones', () => {
    expect(layOut(columns, 1000, [], { name: 120 }).widths.name).toBe(120)
    expect(layOut(columns, 100, [], {}).widths).toEqual({ score: 88, name: 208 })
  })

  it('shrinks the column that grows to its least before the table scrolls', () => {
    const shrinking = columns.map((column) => (column.grow ? { ...column, least: 120 } : column))
    expect(layOut(shrinking, 250, [], {}).widths.name).toBe(162)
    expect(layOut(shrinking, 100, [], {}).widths.name).toBe(128)
  })

  it('lets further columns yield, the last of the lowest priority first, where all would not fit', () => {
    const wide = [...columns, { id: 'last_seen', width: 120, priority: 3 as const }]
    expect(layOut(wide, 1000, [], {}).shown).toHaveLength(5)
    const growing = [{ id: 'name', width: 600, grow: true, least: 500 }, ...wide.slice(2)]
    expect(layOut(growing, 1000, [], {}).shown).toEqual(['name', 'clients', 'history', 'last_seen'])
    expect(layOut(growing, 720, [], { name: 600 }).shown).toEqual(['name', 'clients'])
    expect(layOut(growing, 900, [], { name: 760 }).shown).toEqual(['name', 'clients'])
  })

  it('scrolls to columns that the user chooses instead of taking them away', () => {
    const chosen = [{ id: 'ts', width: 800 }, ...['uid', 'history'].map((id) => ({ id, width: 90, priority: 3 as const, scrolls: true }))]
    expect(layOut(chosen, 900, [], {}).shown).toEqual(['ts', 'uid', 'history'])
    expect(layOut(chosen, 899, [], {}).shown).toEqual(['ts'])
  })

  it('shares what is left over and what lacks among those that grow, none below its least', () => {
    const two = [
      { id: 'name', width: 250, grow: true, least: 190 },
      { id: 'agent', width: 250, grow: true, least: 230 },
    ]
    expect(layOut(two, 616, [], {}).widths).toEqual({ name: 308, agent: 308 })
    expect(layOut(two, 436, [], {}).widths).toEqual({ name: 198, agent: 238 })
    expect(layOut(two, 456, [], {}).widths).toEqual({ name: 218, agent: 238 })
  })

  it('keeps pinned columns side by side', () => {
    const two = [columns[0], { id: 'trace', width: 60, pinned: true }, columns[1]].flatMap((column) => column ?? [])
    expect([...leftsOf(layOut(two, 1000, [], {}))]).toEqual([
      ['score', 0],
      ['trace', 88],
    ])
  })

  it('leaves out what was put away', () => {
    expect(layOut(columns, 1000, ['score'], {})).toMatchObject({ shown: ['name', 'clients', 'history'], pinned: [] })
  })
})

describe('moving by key', () => {
  const extent = { rows: 100_000, columns: 4, page: 20 }
  it('goes down, up and by pages', () => {
    expect(move('j', { row: 3, column: 1 }, extent)).toEqual({ row: 4, column: 1 })
    expect(move('ArrowUp', { row: 3, column: 1 }, extent)).toEqual({ row: 2, column: 1 })
    expect(move('PageDown', { row: 3, column: 1 }, extent)).toEqual({ row: 23, column: 1 })
    expect(move('End', { row: 3, column: 1 }, extent)).toEqual({ row: 99_999, column: 1 })
  })

  it('stops at the last row and column, and reaches the head by arrow only', () => {
    expect(move('PageDown', { row: 99_990, column: 0 }, extent)).toEqual({ row: 99_999, column: 0 })
    expect(move('ArrowRight', { row: 0, column: 3 }, extent)).toEqual({ row: 0, column: 3 })
    expect(move('ArrowUp', { row: 0, column: 0 }, extent)).toEqual({ row: -1, column: 0 })
    expect(move('k', { row: 0, column: 0 }, extent)).toEqual({ row: 0, column: 0 })
  })

  it('leaves other keys alone, also names that every object has', () => {
    expect(move('x', { row: 0, column: 0 }, extent)).toBeNull()
    expect(move('constructor', { row: 0, column: 0 }, extent)).toBeNull()
  })
})

describe('lines between rows', () => {
  it('stand above their row and shift the rows below', () => {
    const before = [0, 7]
    expect([0, 1, 7, 8, 9].map((item) => itemAt(item, before))).toEqual([
      { kind: 'line', line: 0 },
      { kind: 'row', row: 0 },
      { kind: 'row', row: 6 },
      { kind: 'line', line: 1 },
      { kind: 'row', row: 7 },
    ])
    expect([0, 6, 7].map((row) => itemOf(row, before))).toEqual([1, 7, 9])
  })
})

describe('rows of a question that is answered anew', () => {
  const of = (ids: string) => (index: number) => ids[index] ?? null
  const seen = [...'def'].map((id, i) => ({ id, at: 3 + i }))
  it.each([
    ['stay where nothing came or went', 'abcdefgh', 0],
    ['move up by those that went above', 'abdefgh', -1],
    ['move down by those that came above', 'aXbYcdefgh', 2],
    ['are told by the next where the first of them is gone', 'bcefgh', -2],
    ['stay where none of them is left', 'abcgh', 0],
  ])('%s', (_, ids, by) => {
    expect(shiftOf(seen, of(ids))).toBe(by)
  })

  it('begin below a line that stands above them', () => {
    expect([0, 1, 2, 3].map((item) => rowFrom(item, [1]))).toEqual([0, 1, 1, 2])
  })
})
