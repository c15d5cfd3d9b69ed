import { describe, expect, test } from 'vitest'
import { layOutMatrix, type MatrixCell, nameOf, short, step, worst } from '../../components/hunt/matrix-data'

const cell = (x: number | null, y: string | null, count: number, more: Partial<MatrixCell> = {}): MatrixCell => ({
  x,
  y,
  count,
  grade: null,
  explained: false,
  filter: [],
  ...more,
})

describe('a matrix', () => {
  const view = layOutMatrix([
    cell(443, 'ssl', 900),
    cell(80, 'http', 500),
    cell(80, 'ssh', 7, { grade: 1 }),
    cell(null, 'ssl', 3),
    cell(80, null, 2),
    cell(443, 'none', 2000, { grade: 3 }),
    cell(3389, 'ssl', 4, { explained: true }),
  ])

  test('has ports by number and protocols by connections, none and the summed ones last', () => {
    expect(view.xs).toEqual([80, 443, 3389, null])
    expect(view.ys).toEqual(['ssl', 'http', 'ssh', 'none', null])
  })

  test('sums its columns, its rows and itself', () => {
    expect(view.xs.map(view.sumOfX)).toEqual([509, 2900, 4, 3])
    expect(view.ys.map(view.sumOfY)).toEqual([907, 500, 7, 2000, 2])
    expect(view.sum).toBe(3416)
    expect(view.cellAt(80, 'ssh')?.count).toBe(7)
    expect(view.cellAt(443, 'ssh')).toBeUndefined()
  })

  test('knows the columns that hold nothing found and nothing explained', () => {
    expect(view.xs.map(view.plain)).toEqual([false, false, false, true])
    expect(layOutMatrix([cell(53, 'dns', 1)]).plain(53)).toBe(true)
  })
})

test.each([
  [0, '0'],
  [999, '999'],
  [1000, '1 k'],
  [95_473, '95 k'],
  [999_999, '1000 k'],
  [1_000_000, '1 M'],
])('%d is short for %s', (n, text) => {
  expect(short(n)).toBe(text)
})

test('the lowest grade is looked at first, then the most connections', () => {
  const found = [cell(1, 'a', 9), cell(2, 'a', 5, { grade: 2 }), cell(3, 'a', 1, { grade: 1 }), cell(4, 'a', 2, { grade: 1 })]
  expect(worst(found)).toBe(found[3])
  expect(worst([cell(1, 'a', 9)])?.x).toBe(1)
  expect(worst([])).toBeUndefined()
})

test('a cell is called by its grade, or as explained or expected', () => {
  const grades = { column: 'tier', label: 'Tier', names: [{ short: 'wrong protocol', long: '' }] }
  expect(nameOf(cell(1, 'a', 1, { grade: 1 }), grades)).toBe('1 wrong protocol')
  expect(nameOf(cell(1, 'a', 1, { explained: true }), grades)).toBe('explained')
  expect(nameOf(cell(1, 'a', 1), grades)).toBe('expected')
})

describe('arrows', () => {
  const drawn = [true, false, true, true]

  test('pass over columns that are not drawn, and stay at the edges', () => {
    expect(step('ArrowRight', [0, 0], drawn, 2)).toEqual([2, 0])
    expect(step('ArrowLeft', [2, 0], drawn, 2)).toEqual([0, 0])
    expect(step('ArrowLeft', [0, 0], drawn, 2)).toEqual([0, 0])
    expect(step('ArrowRight', [3, 0], drawn, 2)).toEqual([3, 0])
    expect(step('ArrowDown', [0, 1], drawn, 2)).toEqual([0, 1])
    expect(step('ArrowUp', [0, 1], drawn, 2)).toEqual([0, 0])
    expect(step('End', [0, 1], drawn, 2)).toEqual([3, 1])
    expect(step('Home', [3, 1], drawn, 2)).toEqual([0, 1])
  })

  test('are no other key', () => {
    expect(step('Enter', [0, 0], drawn, 2)).toBeNull()
  })
})
