import { rm, utimes, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { gzipSync } from 'node:zlib'
import { describe, expect, test } from 'vitest'
import { sql } from '../../../lib/sql'
import { folderWith, info, popular, storeWithLists, systems } from './list-fixture'
import { mmdbFile } from './mmdb-file'

const list = '1,example.com\n'

describe('a folder', () => {
  test('that is not there has no lists, and empty relations', async () => {
    const store = await storeWithLists('/nowhere/at/all')
    const reference = await store.reference()
    expect(reference.lists).toEqual([])
    expect(reference.popular).toMatchObject({ present: false, files: [] })
    expect(reference.asn).toMatchObject({ present: false, files: [] })
    expect(await popular(store)).toEqual([])
    expect(await systems(store)).toEqual({})
  })

  test('is read again when a file comes, changes or goes, under another key', async () => {
    const folder = await folderWith({ 'a.csv': list })
    const store = await storeWithLists(folder)
    const keys = new Set<string>()
    const state = async () => {
      keys.add((await store.reference()).key)
      return (await popular(store)).map(({ name, rank }) => `${rank} ${name}`)
    }
    expect(await state()).toEqual(['1 example.com'])
    expect(await state()).toEqual(['1 example.com'])
    expect(keys.size).toBe(1)
    await writeFile(join(folder, 'b.csv'), '5,b.example\n')
    expect(await state()).toEqual(['1 example.com', '5 b.example'])
    await writeFile(join(folder, 'a.csv'), '2,example.com\n')
    await utimes(join(folder, 'a.csv'), 1, 1)
    expect(await state()).toEqual(['2 example.com', '5 b.example'])
    await rm(join(folder, 'a.csv'))
    expect(await state()).toEqual(['5 b.example'])
    expect(keys.size).toBe(4)
  })

  test('keeps a query going that began before its files changed', async () => {
    const folder = await folderWith({ 'a.csv': list })
    const store = await storeWithLists(folder)
    const { popular: former } = await store.reference()
    await writeFile(join(folder, 'a.csv'), '2,other.example\n')
    await store.reference()
    expect((await store.query(sql`SELECT name FROM ${former}`)).rows).toEqual([{ name: 'example.com' }])
  })

  test('is read once for many that ask at the same time', async () => {
    const store = await storeWithLists(await folderWith({ 'a.csv': list }))
    const all = await Promise.all(Array.from({ length: 8 }, () => store.reference()))
    expect(new Set(all.map(({ popular }) => popular.strings.join())).size).toBe(1)
  })
})

test('addresses that come later are placed too', async () => {
  const folder = await folderWith({ 'a.tsv': '192.0.2.0\t192.0.2.255\t64500\tZZ\tNET\n' })
  const store = await storeWithLists(folder, { conn: [{ id_orig_h: '192.0.2.1' }] })
  expect(await systems(store)).toEqual({ '192.0.2.1': '64500 NET' })
  const { key } = await store.reference()
  await store.write(({ run }) => run(sql`INSERT INTO spoor.addresses SELECT '192.0.2.2', num + 1 FROM spoor.addresses`))
  expect(await systems(store)).toEqual({ '192.0.2.1': '64500 NET', '192.0.2.2': '64500 NET' })
  expect((await store.reference()).key).not.toBe(key)
})

describe('what is not used says why, and stops nothing', () => {
  const long = gzipSync(Array.from({ length: 5000 }, (_, i) => `${i + 1},${Math.sin(i)}.example`).join('\n'))
  test.each([
    ['a zip archive', Buffer.from('PK\u0003\u0004rest of it'), /zip archive.*unpack it first/],
    ['an empty file', '', /empty/],
    ['prose', 'Dear reader,\nthis is a text.\n', /neither a popularity list .* nor an ASN table/],
    ['a damaged gzip file', long.subarray(0, long.length / 2), /damaged gzip/],
    ['bytes of no kind', Buffer.from([1, 0, 2, 0, 3]), /neither text nor an address database/],
    ['a damaged database', mmdbFile('GeoLite2-ASN', []).subarray(0, -40), /./],
    ['a line without end', `1,${'x'.repeat(3 << 20)}`, /longer than 1 MiB/],
    ['a header alone', 'rank,domain\n', /no line of it can be read/],
  ])('%s', async (_, content, remark) => {
    const store = await storeWithLists(await folderWith({ 'broken.csv': content, 'good.csv': list }))
    expect(await popular(store)).toEqual([{ name: 'example.com', rank: 1, list: 'good.csv' }])
    expect(await info(store, 'broken.csv')).toMatchObject({ entries: null, remark: expect.stringMatching(/^Not used: /) })
    expect((await info(store, 'broken.csv'))?.remark).toMatch(remark)
  })
})
