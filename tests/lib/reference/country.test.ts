import { describe, expect, test } from 'vitest'
import { sql } from '../../../lib/sql'
import type { DuckStore } from '../../../lib/store/duckdb'
import { folderWith, info, storeWithLists } from './list-fixture'
import { bits4, mmdbFile } from './mmdb-file'

const conn = ['192.0.2.1', '198.51.100.7', '203.0.113.1', '2001:db8::1'].map((address) => ({ id_orig_h: address }))

const countries = async (store: DuckStore) => {
  const { country } = await store.reference()
  const { rows } = await store.query(sql`SELECT address, country FROM ${country} ORDER BY address`)
  return Object.fromEntries(rows.map((row) => [row.address, row.country]))
}

describe('a database of countries', () => {
  const database = mmdbFile('GeoLite2-Country', [
    { bits: bits4('192.0.2.0', 24), data: { country: { iso_code: 'DE' } } },
    { bits: bits4('198.51.100.0', 24), data: { country: 'FR' } },
    { bits: bits4('203.0.113.0', 24), data: { country: 'no code' } },
  ])

  test('places every address of the data once, those that it does not know too', async () => {
    const store = await storeWithLists(await folderWith({ 'c.mmdb': database }), { conn })
    const placed = { '192.0.2.1': 'DE', '198.51.100.7': 'FR', '203.0.113.1': null, '2001:db8::1': null }
    expect(await countries(store)).toEqual(placed)
    expect(await countries(store)).toEqual(placed)
    expect(await info(store, 'c.mmdb')).toMatchObject({ kind: 'country', entries: null, remark: null })
    expect((await store.reference()).country.files).toEqual(['c.mmdb'])
  })

  test('says nothing of systems', async () => {
    const store = await storeWithLists(await folderWith({ 'c.mmdb': database }), { conn })
    expect((await store.reference()).asn.present).toBe(false)
  })
})

test('without one, no address has a country', async () => {
  const store = await storeWithLists(await folderWith({}), { conn })
  expect((await store.reference()).country.present).toBe(false)
  expect(await countries(store)).toEqual({})
})
