import { getPublicSuffix } from 'tldts'
import { beforeAll, describe, expect, test } from 'vitest'
import dynamicDns from '../../../data/reference/dynamic-dns.json'
import { ranked } from '../../../lib/reference/popularity'
import { suffixRules } from '../../../lib/reference/public-suffixes'
import { sql } from '../../../lib/sql'
import type { DuckStore } from '../../../lib/store/duckdb'
import { folderWith, storeWithLists } from './list-fixture'

const rules = suffixRules()

test('the rules are the whole list of the package, in A-labels', () => {
  expect(rules.length).toBeGreaterThan(9_000)
  for (const { name } of rules) expect(name).toMatch(/^[a-z0-9-]+(\.[a-z0-9-]+)*$/)
  const added = new Set(dynamicDns.map(({ suffix }) => suffix))
  const differing = rules.flatMap(({ name, shift }) => {
    if (added.has(name)) return []
    const asked = shift === -1 ? `any.${name}` : name
    const expected = shift === 1 ? name.slice(name.indexOf('.') + 1) : asked
    const given = getPublicSuffix(asked, { allowPrivateDomains: true })
    return given === expected ? [] : [{ name, shift, given }]
  })
  expect(differing).toEqual([])
})

test('each suffix of dynamic DNS is one that the public list lacks, with its provider and where that says so', () => {
  const names = dynamicDns.map(({ suffix }) => suffix)
  expect(names).toEqual([...new Set(names)].sort())
  for (const { suffix, provider, source } of dynamicDns) {
    expect(getPublicSuffix(suffix, { allowPrivateDomains: true })).not.toBe(suffix)
    expect(provider).not.toBe('')
    expect(source).toMatch(/^https:\/\//)
  }
})

describe('a name is as popular as', () => {
  const list = [
    'com',
    'example.com',
    'www.example.com',
    'github.io',
    'user.github.io',
    'amazonaws.com',
    'mooo.com',
    'uk',
    'co.uk',
    'www.ck',
    'example.unlisted',
  ]
  let store: DuckStore
  beforeAll(async () => {
    store = await storeWithLists(
      await folderWith({
        'list.csv': list.map((name, i) => `${i + 1},${name}`).join('\n'),
        'other.csv': '3,example.net\n900,example.com\n3,both.example\n',
        'same.csv': '3,both.example\n',
      }),
    )
  })
  const rankOf = async (name: string) => {
    const names = sql`(SELECT ${name} AS query)`
    const { rows } = await store.query(sql`WITH ${ranked(names, await store.reference(), store.dialect)} SELECT rank, list FROM ranked`)
    return rows[0] ? `${rows[0].rank} ${rows[0].list}` : null
  }

  test.each([
    ['itself', 'www.example.com', '2 list.csv'],
    ['its registrable domain', 'a.b.example.com', '2 list.csv'],
    ['a parent between them', 'a.www.example.com', '2 list.csv'],
    ['itself in capitals', 'EXAMPLE.com', '2 list.csv'],
    ['a public suffix, where it is one', 'com', '1 list.csv'],
    ['a private suffix, where it is one', 'github.io', '4 list.csv'],
    ['a page right below a private suffix', 'deep.user.github.io', '5 list.csv'],
    ['the domain of a company whose suffixes lie elsewhere', 'docs.amazonaws.com', '6 list.csv'],
    ['a domain that an exception makes', 'a.www.ck', '10 list.csv'],
    ['a domain under an unlisted suffix', 'a.example.unlisted', '11 list.csv'],
    ['the best of several lists', 'x.example.net', '3 other.csv'],
    ['the first of two lists that rank it alike', 'both.example', '3 other.csv'],
    ['not a public suffix above it', 'other.com', null],
    ['not a suffix of two labels above it', 'example.co.uk', null],
    ['not a private suffix above it', 'evil.github.io', null],
    ['not what is above a private suffix', 'evil.s3.amazonaws.com', null],
    ['not what is above a private suffix with a star', 'evil.eu-west-1.elb.amazonaws.com', null],
    ['not a suffix of dynamic DNS above it', 'evil.mooo.com', null],
    ['not what only ends alike', 'notexample.net', null],
    ['nothing, where it has no name', '', null],
  ])('%s: %s', async (_, name, rank) => {
    expect(await rankOf(name)).toBe(rank)
  })
})
