import { describe, expect, test } from 'vitest'
import contentRows from '../../../data/reference/content-networks.json'
import dynamicRows from '../../../data/reference/dynamic-dns.json'
import poolRows from '../../../data/reference/volunteer-pools.json'
import { contentNetworks, dynamicDns, pools } from '../../../lib/reference/suffixes'

describe.each([
  ['content networks', contentRows, contentNetworks],
  ['dynamic DNS', dynamicRows, dynamicDns],
  ['volunteer pools', poolRows, pools],
])('the list of %s', (_, rows, suffixes) => {
  test('names each suffix once, in order, with whose it is and where that says so and how sure that is', () => {
    const names = rows.map(({ suffix }) => suffix)
    expect(names).toEqual([...new Set(names)].sort())
    expect(suffixes).toEqual(names)
    for (const { suffix, provider, source, grade } of rows) {
      expect(suffix).toMatch(/^[a-z0-9-]+(\.[a-z0-9-]+)+$/)
      expect(provider).not.toBe('')
      expect(source).toMatch(/^https:\/\//)
      expect(['V', 'S', 'K']).toContain(grade)
    }
  })

  test('has no suffix below another, which would be said twice', () => {
    for (const one of suffixes) expect(suffixes.filter((other) => other.endsWith(`.${one}`))).toEqual([])
  })
})

test('no suffix is both', () => {
  expect(pools.filter((pool) => contentNetworks.includes(pool))).toEqual([])
})
