import { gzipSync } from 'node:zlib'
import { describe, expect, test } from 'vitest'
import { domainName } from '../../../lib/reference/domain-name'
import { folderWith, info, popular, storeWithLists } from './list-fixture'

const both = [
  { name: 'example.com', rank: 1, list: 'any.txt' },
  { name: 'www.example.org', rank: 2, list: 'any.txt' },
]

describe('a popularity list is known by its content', () => {
  test.each([
    ['plain, without a header', '1,example.com\n2,www.example.org\n'],
    ['with CRLF and no last line end', '1,example.com\r\n2,www.example.org'],
    ['with a byte order mark', '\ufeff1,example.com\n2,www.example.org\n'],
    ['with quotes', '"1","example.com"\n"2","www.example.org"\n'],
    ['with a header', 'rank,domain\n1,example.com\n2,www.example.org\n'],
    ['with comments and empty lines', '# list X\n\n1,example.com\n\n2,www.example.org\n'],
    ['in capitals, with a dot at the end', '1,Example.COM.\n2,WWW.example.org\n'],
    [
      "with Majestic's columns",
      'GlobalRank,TldRank,Domain,TLD,RefSubNets,RefIPs,IDN_Domain,IDN_TLD,PrevGlobalRank,PrevTldRank,PrevRefSubNets,PrevRefIPs\n' +
        '1,1,example.com,com,9,9,example.com,com,1,1,9,9\n2,1,www.example.org,org,8,8,www.example.org,org,2,1,8,8\n',
    ],
    ['with origins, as CrUX has them', 'origin,rank\nhttps://example.com,1\nhttp://www.example.org:8080,2\n'],
  ])('%s', async (_, text) => {
    for (const content of [text, gzipSync(text)]) {
      const store = await storeWithLists(await folderWith({ 'any.txt': content }))
      expect(await popular(store)).toEqual(both)
      expect(await info(store, 'any.txt')).toMatchObject({ kind: 'popularity', entries: 2, remark: null })
    }
  })
})

test('names written in letters of their language become A-labels', async () => {
  const store = await storeWithLists(await folderWith({ 'list.csv': '1,bücher.example\n2,xn--bcher-kva.example\n' }))
  expect((await popular(store)).map(({ name }) => name)).toEqual(['xn--bcher-kva.example', 'xn--bcher-kva.example'])
  expect(domainName('BÜCHER.example.')).toBe('xn--bcher-kva.example')
  for (const text of ['', '.', 'a..b', 'a b.example', 'ü/x.example', `${'a'.repeat(64)}.example`]) expect(domainName(text)).toBeNull()
})

test('lines that cannot be read are counted, and the first is named', async () => {
  const store = await storeWithLists(
    await folderWith({ 'list.csv': '1,example.com\n0,zero.example\nx,y.example\n4,no name\n5,www.example.org\n' }),
  )
  expect(await popular(store)).toHaveLength(2)
  expect(await info(store, 'list.csv')).toMatchObject({ entries: 2, remark: '3 lines cannot be read, the first is line 2.' })
})

test('local names of a list of lookups are left out', async () => {
  const store = await storeWithLists(await folderWith({ 'list.csv': '1,example.com\n2,0.0.2.ip6.arpa\n3,printer.local\n' }))
  expect((await popular(store)).map(({ name }) => name)).toEqual(['example.com'])
  expect((await info(store, 'list.csv'))?.remark).toBe('2 local names left out.')
})

test('several lists stand beside each other', async () => {
  const store = await storeWithLists(await folderWith({ 'b.csv': '1,example.com\n', 'a.csv': '7,example.com\n' }))
  expect(await popular(store)).toEqual([
    { name: 'example.com', rank: 1, list: 'b.csv' },
    { name: 'example.com', rank: 7, list: 'a.csv' },
  ])
  expect((await store.reference()).popular).toMatchObject({ present: true, files: ['a.csv', 'b.csv'] })
})
