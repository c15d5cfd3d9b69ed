import { describe, expect, test } from 'vitest'
import contentRows from '../../../data/reference/content-networks.json'
import dynamicRows from '../../../data/reference/dynamic-dns.json'
import neverRows from '../../../data/reference/never-hide.json'
import poolRows from '../../../data/reference/volunteer-pools.json'
import { suffixRules } from '../../../lib/reference/public-suffixes'
import { contentNetworks, neverHidden, pools } from '../../../lib/reference/suffixes'

const named = (rows: readonly { suffix: string; provider: string; source: string; grade: string }[]) =>
  rows.map(({ provider, ...row }) => ({ ...row, told: [provider] }))

const open = suffixRules().flatMap(({ name, open }) => (open ? [name] : []))

describe.each([
  ['content networks', named(contentRows), contentNetworks],
  ['dynamic DNS', named(dynamicRows), open],
  ['what is never hidden', neverRows.map(({ kind, why, ...row }) => ({ ...row, told: [kind, why] })), neverHidden],
  ['volunteer pools', named(poolRows), pools],
])('the list of %s', (_, rows, used) => {
  const suffixes = rows.map(({ suffix }) => suffix)

  test('names each suffix once, in order, with what it is and where that says so and how sure that is', () => {
    expect(suffixes).toEqual([...new Set(suffixes)].sort())
    expect(used).toEqual(expect.arrayContaining(suffixes))
    for (const { suffix, told, source, grade } of rows) {
      expect(suffix).toMatch(/^[a-z0-9-]+(\.[a-z0-9-]+)+$/)
      expect(told).not.toContain('')
      expect(source).toMatch(/^https:\/\//)
      expect(['V', 'S', 'K']).toContain(grade)
    }
  })

  test('has no suffix below another, which would be said twice', () => {
    for (const one of suffixes) expect(suffixes.filter((other) => other.endsWith(`.${one}`))).toEqual([])
  })
})

test('what is never hidden has a few kinds, and no suffix that the public list or dynamic DNS spares already', () => {
  expect([...new Set(neverRows.map(({ kind }) => kind))].sort()).toEqual([
    'code',
    'messaging',
    'pages',
    'sharing',
    'shortener',
    'text',
    'tunnel',
  ])
  expect(neverHidden.filter((suffix) => open.includes(suffix))).toEqual([])
})

test('no suffix is both', () => {
  expect(pools.filter((pool) => contentNetworks.includes(pool))).toEqual([])
})
