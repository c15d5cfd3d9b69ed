import { describe, expect, test } from 'vitest'
import { leastFrequency } from '../../lib/hunts/least-frequency'
import { withLists } from '../../lib/reference/lists'
import { run } from '../../lib/run'
import { sql } from '../../lib/sql'
import type { Row, Store } from '../../lib/store/store'
import { storeWith } from '../lib/store-fixture'
import { at, counts, evidenceOf, stacked } from './stack-rows'

/** A store that knows the rules of public suffixes, and no list. */
const knowing = async (content: Parameters<typeof storeWith>[0]): Promise<Store> =>
  withLists(await storeWith(content), { folder: '/nowhere', maxExpansion: 200 })

const written = async (log: string, field: string, way: string, values: readonly string[]) => {
  const store = await knowing({ [log]: values.map((value, i) => ({ ts: at(i), id_orig_h: `192.0.2.${i + 1}`, [field]: value })) })
  return (await stacked(store, `log=${log}&field=${field}&normalise=${way}`)).rows.map((row) => row[field]).sort()
}

describe('a value is written as', () => {
  test('a text without versions', async () => {
    expect(
      await written('http', 'user_agent', 'versions', ['Chrome/120.0.6099.71', 'Chrome/121.0', 'CPU OS 15_2 like', 'x86_64', 'none']),
    ).toEqual(['CPU OS # like', 'Chrome/#', 'none', 'x#'])
  })

  test('the domain below the public suffix, in lower case; what has none as it is', async () => {
    const names = ['a.b.example.com', 'WWW.Example.com', 'x.example.co.uk', 'me.github.io', 'github.io', 'printer', '198.51.100.7']
    expect(await written('dns', 'query', 'registrable', names)).toEqual([
      '198.51.100.7',
      'example.co.uk',
      'example.com',
      'github.io',
      'me.github.io',
      'printer',
    ])
  })

  test('a path without query, numbers and ids', async () => {
    const uris = ['/a/17?x=1', '/a/18#top', '/f/0f8fad5b-d9cb-469f-a165-70867728950e/z', '/h/deadbeef01', '/plain/cafe', '/?q=/a/1']
    expect(await written('http', 'uri', 'path', uris)).toEqual(['/', '/a/#', '/f/#/z', '/h/#', '/plain/cafe'])
  })

  test('the organisation of a name, else its common name, escapes read', async () => {
    const issuers = [
      'CN=R3,O=Let Us,C=US',
      'CN=only me',
      'O=VMware\\\\, Inc,CN=x',
      'CN=a\\\\, O=not this,OU=b',
      'O=,CN=empty',
      'nothing of the kind',
    ]
    expect(await written('ssl', 'issuer', 'issuer', issuers)).toEqual(
      ['Let Us', 'only me', 'VMware, Inc', 'a, O=not this', 'empty', 'nothing of the kind'].sort(),
    )
  })

  test('the network of an address', async () => {
    const store = await knowing({
      conn: ['192.0.2.1', '192.0.2.200', '198.51.100.1', '2001:db8:1:2::3'].map((id_orig_h, i) => ({ ts: at(i), id_orig_h })),
    })
    expect((await counts(store, 'log=conn&field=id_orig_h&normalise=network')).map(([value, records]) => [value, records]).sort()).toEqual([
      ['192.0.2.0/24', 2],
      ['198.51.100.0/24', 1],
      ['2001:db8:1::/48', 1],
    ])
  })

  test('itself unless asked, field by field', async () => {
    const store = await knowing({ ssl: [1, 2].map((n) => ({ ts: at(n), id_orig_h: `192.0.2.${n}`, server_name: `n${n}.example.com` })) })
    const search = (ways: string) => `log=ssl&field=server_name,id_orig_h&normalise=${ways}&sort=server_name`
    expect((await counts(store, search('off,network'))).map((row) => row.join(' '))).toEqual([
      'n1.example.com 192.0.2.0/24 1 1',
      'n2.example.com 192.0.2.0/24 1 1',
    ])
    expect((await counts(store, search('registrable,network'))).map((row) => row.join(' '))).toEqual(['example.com 192.0.2.0/24 2 2'])
    expect((await counts(store, search(''))).length).toBe(2)
  })

  test('a country where a list knows it', async () => {
    const bare = await storeWith({
      conn: ['192.0.2.1', '192.0.2.2', '198.51.100.1'].map((id_resp_h, i) => ({ ts: at(i), id_resp_h, id_orig_h: '203.0.113.1' })),
    })
    const reference = await bare.reference()
    const places = sql`(SELECT '192.0.2.1' AS address, 'DE' AS country UNION ALL SELECT '192.0.2.2', 'DE')`
    const country = { ...places, present: true, files: ['countries.mmdb'] }
    const store: Store = { ...bare, reference: async () => ({ ...reference, country, key: 'countries' }) }
    expect(await counts(store, 'log=conn&field=id_resp_h&normalise=country&missing=true&sort=-records')).toEqual([
      ['DE', 2, 1],
      [null, 1, 1],
    ])
    const answer = await run(bare, leastFrequency, new URLSearchParams('log=conn&field=id_resp_h&normalise=country'))
    expect(answer).toMatchObject({ status: 'missing-logs', logs: [] })
    expect(answer).toHaveProperty('message', expect.stringContaining('SPOOR_LISTS'))
  })
})

describe('evidence of what was written anew', () => {
  test('names the spellings that were seen, and is exactly the row’s records', async () => {
    const store = await knowing({
      http: ['a/1.0', 'a/1.0', 'a/2.0', 'b/1.0'].map((user_agent, i) => ({ ts: at(i), id_orig_h: '192.0.2.1', user_agent })),
    })
    const search = 'normalise=versions'
    const row = (await stacked(store, search)).rows.find(({ user_agent }) => user_agent === 'a/#')
    expect(await evidenceOf(store, row ?? {}, search)).toMatchObject([
      { total: 3, filter: ['user_agent:"a/1.0"', 'user_agent:"a/2.0"'], label: 'Records with the value' },
    ])
  })

  const many = (n: number, write: (i: number) => string) => Array.from({ length: n }, (_, i) => write(i))
  const behind = async (log: string, field: string, way: string, values: readonly string[]) => {
    const store = await knowing({ [log]: values.map((value, i) => ({ ts: at(i), id_orig_h: '192.0.2.1', [field]: value })) })
    const search = `log=${log}&field=${field}&normalise=${way}&sort=-records`
    const row: Row = (await stacked(store, search)).rows[0] ?? {}
    const [{ label, total, filter } = { label: '', total: 0, filter: [] }] = await evidenceOf(store, row, search)
    return { records: row.records, label, total, filter }
  }

  test.each([
    ['http', 'user_agent', 'versions', 'a/', ['user_agent:a/*']],
    ['http', 'uri', 'path', '/a/', ['uri:/a/*', 'uri:/a/*?*', 'uri:/a/*#*']],
    ['conn', 'id_orig_h', 'network', '192.0.2.', ['id_orig_h:192.0.2.0/24']],
    ['dns', 'query', 'registrable', '', ['query:example.com', 'query:*.example.com', 'query:example.com.', 'query:*.example.com.']],
    ['ssl', 'issuer', 'issuer', 'O=One,CN=', ['issuer:One', 'issuer:*O=One*', 'issuer:*CN=One*']],
  ])('keeps all of %s.%s (%s) where they are too many for a link', async (log, field, way, begins, filter) => {
    const ends = way === 'registrable' ? '.example.com' : ''
    expect(
      await behind(
        log,
        field,
        way,
        many(60, (i) => `${begins}${i}${ends}`),
      ),
    ).toMatchObject({ total: 60, label: 'Records with the value' })
    expect(
      await behind(
        log,
        field,
        way,
        many(61, (i) => `${begins}${i}${ends}`),
      ),
    ).toEqual({
      records: 61,
      total: 61,
      label: 'Records with any of its spellings',
      filter,
    })
  })

  test('says what the row counts where others are like its spellings', async () => {
    expect(await behind('http', 'user_agent', 'versions', [...many(61, (i) => `a/${i}`), 'a/b'])).toMatchObject({
      records: 61,
      total: 62,
      label: 'Records with any of its spellings (the row counts 61)',
    })
  })

  test('names the most frequent where nothing keeps them all', async () => {
    const store = await knowing({
      conn: many(61, (i) => `192.0.2.${i}`).map((id_resp_h, i) => ({ ts: at(i), id_orig_h: '192.0.2.1', id_resp_h, service: `s${i},t` })),
    })
    const row = (await stacked(store, 'log=conn&field=service')).rows.find(({ service }) => service === 't') ?? {}
    expect(await evidenceOf(store, row, 'log=conn&field=service')).toMatchObject([
      { label: 'Records of the 60 most frequent spellings (the row counts 61)', total: 60 },
    ])
  })
})
