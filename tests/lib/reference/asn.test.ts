import { gzipSync } from 'node:zlib'
import { describe, expect, test } from 'vitest'
import { asnRange } from '../../../lib/reference/asn-file'
import { folderWith, info, storeWithLists, systems } from './list-fixture'
import { bits4, mmdbFile } from './mmdb-file'

const table = [
  '192.0.2.0\t192.0.2.127\t64500\tZZ\tFIRST-NET',
  '192.0.2.128\t192.0.2.255\t0\tNone\tNot routed',
  '198.51.100.0\t198.51.100.255\t64501\tZZ\tSECOND-NET, Ltd.',
  '2001:db8::\t2001:db8:0:ffff:ffff:ffff:ffff:ffff\t64502\tZZ\tSIXTH-NET',
].join('\n')

const conn = ['192.0.2.0', '192.0.2.127', '192.0.2.128', '198.51.100.7', '203.0.113.1', '2001:db8::1', '2001:db8:1::1'].map((address) => ({
  id_orig_h: address,
}))

const found = {
  '192.0.2.0': '64500 FIRST-NET',
  '192.0.2.127': '64500 FIRST-NET',
  '192.0.2.128': null,
  '198.51.100.7': '64501 SECOND-NET, Ltd.',
  '203.0.113.1': null,
  '2001:db8::1': '64502 SIXTH-NET',
  '2001:db8:1::1': null,
}

describe('a table of systems', () => {
  test('places every address of the data, IPv4 and IPv6, both ends included', async () => {
    for (const content of [table, gzipSync(table), `\ufeff${table.replaceAll('\n', '\r\n')}`]) {
      const store = await storeWithLists(await folderWith({ 'ip2asn.txt': content }), { conn })
      expect(await systems(store)).toEqual(found)
      expect(await info(store, 'ip2asn.txt')).toMatchObject({ kind: 'asn', entries: 3, remark: '1 range that nobody announces.' })
    }
  })

  test('counts its bad lines', async () => {
    const bad = `${table}\n192.0.2.9\t192.0.2.1\t64500\tZZ\tbackwards\n192.0.2.9\tx\t64500\tZZ\tx\n192.0.2.9\t2001:db8::\t1\tZZ\tmixed\n`
    const store = await storeWithLists(await folderWith({ 'a.tsv': bad }), { conn })
    expect((await info(store, 'a.tsv'))?.remark).toBe('3 lines cannot be read, the first is line 5. 1 range that nobody announces.')
    expect(await systems(store)).toEqual(found)
  })

  test('says where its ranges overlap', async () => {
    const store = await storeWithLists(await folderWith({ 'a.tsv': '192.0.2.0\t192.0.2.255\t1\tZZ\tA\n192.0.2.8\t192.0.2.15\t2\tZZ\tB\n' }))
    expect((await info(store, 'a.tsv'))?.remark).toBe('Ranges that overlap an earlier one: 1; there, the one that begins later counts.')
  })

  test('knows numbers of systems up to 32 bits', () => {
    expect(asnRange('192.0.2.0\t192.0.2.1\t4294967295\tZZ\tX')).toMatchObject({ asn: 4294967295 })
    expect(asnRange('192.0.2.0\t192.0.2.1\t4294967296\tZZ\tX')).toBeNull()
  })
})

describe('a database of systems', () => {
  const asn = mmdbFile('GeoLite2-ASN', [
    {
      bits: bits4('192.0.2.0', 25),
      data: { autonomous_system_number: 64500, autonomous_system_organization: 'FIRST-NET' },
    },
    { bits: bits4('198.51.100.0', 24), data: { asn: 'AS64501', name: 'SECOND-NET, Ltd.' } },
  ])

  test('places addresses, and takes no IPv6 address for an IPv4 one', async () => {
    for (const content of [asn, gzipSync(asn)]) {
      const store = await storeWithLists(await folderWith({ 'database.bin': content }), { conn })
      expect(await systems(store)).toEqual({ ...found, '2001:db8::1': null })
      expect(await info(store, 'database.bin')).toMatchObject({ kind: 'asn', entries: null, remark: null })
    }
  })

  test('gives the word to the first file, in the order of names', async () => {
    const files = { 'a.tsv': '192.0.2.0\t192.0.2.63\t64510\tZZ\tOTHER', 'b.mmdb': asn }
    const store = await storeWithLists(await folderWith(files), { conn })
    expect(await systems(store)).toMatchObject({ '192.0.2.0': '64510 OTHER', '192.0.2.127': '64500 FIRST-NET' })
    expect((await store.reference()).asn.files).toEqual(['a.tsv', 'b.mmdb'])
  })
})
