import { expect, test } from 'vitest'
import { foldPills } from '../../components/frame/fold-pills'

const addresses = Array.from({ length: 6 }, (_, i) => `id_resp_h:192.0.2.${i}`)
const shape = (filters: readonly string[]) => foldPills(filters).map(({ field, pills }) => [field, pills.map(({ at }) => at)])

test('alternatives of one field stay apart up to five', () => {
  expect(shape(addresses.slice(0, 5))).toEqual([0, 1, 2, 3, 4].map((at) => [null, [at]]))
})

test('more of them fold into one where the first stands, with their places', () => {
  expect(shape(['id_orig_h:10.0.0.1', ...addresses.slice(0, 3), 'port:443', ...addresses.slice(3)])).toEqual([
    [null, [0]],
    ['id_resp_h', [1, 2, 3, 5, 6, 7]],
    [null, [4]],
  ])
})

test('what is excluded, or cannot be read, never folds', () => {
  const excluded = addresses.map((filter) => `-${filter}`)
  expect(shape([...excluded, ...Array.from({ length: 6 }, () => 'nonsense')])).toHaveLength(12)
})
