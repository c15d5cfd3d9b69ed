import { expect, it } from 'vitest'
import { edgeWords, endsOf, lookOf } from '../../components/hunt/comparison/edge-matrix-data'

const cell = (source: string | null, target: string | null, fresh: number, gone: number, changed = 0) => ({
  source,
  target,
  new: fresh,
  gone,
  changed,
})

it('ends of most edges come first, the sum of the others last', () => {
  const cells = [cell(null, 'b', 9, 0), cell('a', 'b', 1, 0), cell('c', 'd', 1, 2), cell('a', null, 0, 1)]
  expect(endsOf(cells, 'source')).toEqual(['c', 'a', null])
  expect(endsOf(cells, 'target')).toEqual(['b', 'd', null])
})

it('a cell is called by what weighs most, and says all of it', () => {
  expect([cell('a', 'b', 1, 2, 3), cell('a', 'b', 0, 2, 3), cell('a', 'b', 0, 2)].map(lookOf)).toEqual(['new', 'changed', 'gone'])
  expect(edgeWords(cell('a', 'b', 1, 2, 3))).toBe('1 new, 2 gone, 3 changed')
  expect(edgeWords(cell('a', 'b', 0, 2))).toBe('2 gone')
})
