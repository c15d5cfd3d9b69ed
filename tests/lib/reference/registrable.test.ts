import { getDomain } from 'tldts'
import { expect, test } from 'vitest'
import { nameParts, registrable } from '../../../lib/reference/registrable'
import { sql } from '../../../lib/sql'
import { folderWith, storeWithLists } from './list-fixture'

const names = [
  'www.example.com',
  'example.com',
  'com',
  'a.b.example.co.uk',
  'co.uk',
  'evil.github.io',
  'github.io',
  'x.y.www.ck',
  'a.b.ck',
  'host',
  'a.example.unlisted',
  'unlisted',
  'WWW.Example.NET',
  'www.Example.org.',
]

test('the registrable domain of a name is what the public suffix list says', async () => {
  const store = await storeWithLists(await folderWith({}))
  const reference = await store.reference()
  const relation = sql`(SELECT unnest(${[...names, '192.0.2.1', '2001:db8::1']}) AS query)`
  const { rows } = await store.query(sql`WITH ${nameParts(relation, reference, store.dialect)},
${registrable(store.dialect)}
SELECT query, domain FROM registrable`)
  const expected = names.flatMap((query) => {
    const domain = getDomain(query, { allowPrivateDomains: true })
    return domain === null ? [] : [[query, domain]]
  })
  expect(Object.fromEntries(rows.map(({ query, domain }) => [query, domain]))).toEqual(Object.fromEntries(expected))
})
