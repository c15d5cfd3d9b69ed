import { expect, test } from 'vitest'
import { fairly } from '../../../lib/reviews/fairly'

const kinds = ['edges', 'names', 'resolvers']
const of = (kind: string, ...scores: readonly number[]) => scores.map((score) => ({ kind, score }))
const told = (candidates: ReturnType<typeof of>, most: number) =>
  fairly(candidates, kinds, most).map(({ kind, score }) => `${kind} ${score}`)

test('each kind has its share of the places, the rest goes to the highest scores, and they are read from the highest down', () => {
  const candidates = [...of('names', 12, 8, 5), ...of('edges', 90, 80, 70, 60, 50, 40, 30), ...of('resolvers', 35)]
  expect(told(candidates, 6)).toEqual(['edges 90', 'edges 80', 'edges 70', 'resolvers 35', 'names 12', 'names 8'])
})

test('where there are fewer places than kinds the highest scores have them', () => {
  expect(told([...of('names', 12), ...of('edges', 90, 80)], 2)).toEqual(['edges 90', 'edges 80'])
})

test('places that a kind does not need are there for the others', () => {
  expect(told([...of('edges', 90, 80, 70, 60), ...of('names', 12)], 10)).toHaveLength(5)
})
