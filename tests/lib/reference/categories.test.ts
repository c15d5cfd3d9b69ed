import { describe, expect, test } from 'vitest'
import { categoryEntry, categoryLayout } from '../../../lib/reference/category-file'
import { sql } from '../../../lib/sql'
import { folderWith, info, storeWithLists } from './list-fixture'

const both = [
  { name: 'example.com', category: 'News, media', list: 'any.txt' },
  { name: 'xn--bcher-kva.example', category: 'Shopping', list: 'any.txt' },
]

async function categorised(text: string) {
  const store = await storeWithLists(await folderWith({ 'any.txt': text }))
  const reference = await store.reference()
  const { rows } = await store.query(sql`SELECT name, category, list FROM ${reference.categorised} ORDER BY name`)
  return { store, reference, rows }
}

describe('a list of categorised domains is known by its content', () => {
  test.each([
    ['plain, without a header', 'example.com,"News, media"\nbücher.example,Shopping\n'],
    ['with a header', 'domain,category\nexample.com,"News, media"\nBÜCHER.example.,Shopping\n'],
    [
      'with a header in another order and more fields',
      'Category,Added,Domain\n"News, media",2025,example.com\nShopping,2025,bücher.example\n',
    ],
    ['with tabs', 'example.com\tNews, media\nbücher.example\tShopping\n'],
    ['with comments', '# from the proxy\n\nexample.com , "News, media" \nbücher.example,Shopping\n'],
  ])('%s', async (_, text) => {
    const { store, reference, rows } = await categorised(text)
    expect(rows).toEqual(both)
    expect(reference.categorised).toMatchObject({ present: true, files: ['any.txt'] })
    expect(reference.popular.present).toBe(false)
    expect(await info(store, 'any.txt')).toMatchObject({ kind: 'categorised', entries: 2, remark: null })
  })
})

test.each([
  '1,example.com',
  'example.com,1',
  '192.0.2.1,News',
  'printer,Devices',
  '192.0.2.1,80,ssh,Jump host',
  'Seen on example.com, which is new',
  'example.com,News,high',
])('%s begins no such list', (line) => {
  expect(categoryLayout(line)).toBeNull()
})

test('an entry is a domain and words', () => {
  const plain = { domain: 0, category: 1, header: false }
  expect(categoryEntry('"www.example.com","Say ""hello"" twice"', plain)).toEqual({
    name: 'www.example.com',
    category: 'Say "hello" twice',
  })
  for (const line of ['example.com', 'example.com,', 'example.com,1', '192.0.2.1,News', `example.com,${'a'.repeat(201)}`])
    expect(categoryEntry(line, plain)).toBeNull()
})

test('a popularity list stays one, whatever follows rank and domain', async () => {
  for (const text of ['1,example.com\n', 'rank,domain,category\n1,example.com,News\n']) {
    const { store, reference, rows } = await categorised(text)
    expect(rows).toEqual([])
    expect(reference.popular.present).toBe(true)
    expect(await info(store, 'any.txt')).toMatchObject({ kind: 'popularity', entries: 1 })
  }
})

test('lines that cannot be read are counted, and the first is named', async () => {
  const { store, rows } = await categorised('example.com,News\nexample.net,\nno name,News\nexample.org,7\n')
  expect(rows).toHaveLength(1)
  expect(await info(store, 'any.txt')).toMatchObject({ entries: 1, remark: '3 lines cannot be read, the first is line 2.' })
})
