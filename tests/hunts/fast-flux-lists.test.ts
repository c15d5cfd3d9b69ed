import { rm, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { describe, expect, test } from 'vitest'
import { type Files, folderWith, storeWithLists } from '../lib/reference/list-fixture'
import { answered, lookup } from './fast-flux-rows'

const names = ['www.example.com', 'evil.github.io', 'github.io', 'flux.example', 'printer.local']
const addresses = ['192.0.2.1', '198.51.100.1', '203.0.113.1', '203.0.113.129']
const dns = names.flatMap((query, i) =>
  addresses.map((address, n) => lookup({ at: i + n * 100, query, answers: [address, addresses[(n + 1) % 4] ?? ''], ttl: 60 })),
)

async function ask(files: Files, search = '') {
  const folder = await folderWith(files)
  const store = await storeWithLists(folder, { dns })
  const result = await answered(store, search)
  const row = (name: string) => {
    const listed = result.rows.find(({ query }) => query === name)
    if (!listed) throw new Error(`${name} is not listed`)
    return listed
  }
  const note = (label: string) => result.coverage.find((line) => line.label === label)
  return { folder, store, row, note }
}

describe('a popularity list', () => {
  const files = { 'tranco.csv': '9,github.io\n123,example.com\n', 'umbrella.csv': '400,www.example.com\n' }

  test('explains a name by the best rank of itself or its domain, and names the list', async () => {
    const { row, note } = await ask(files)
    expect(row('www.example.com').explained).toContainEqual({ code: 'popular', label: 'Popular name', observed: 'rank 123 in tranco.csv' })
    expect(row('github.io').explained).toContainEqual({ code: 'popular', label: 'Popular name', observed: 'rank 9 in tranco.csv' })
    expect(note('Popular names')).toMatchObject({ observed: 2, of: 2, note: 'Names are looked up in tranco.csv, umbrella.csv.' })
  })

  test('excuses nobody below a suffix where everybody can have a name', async () => {
    const { row } = await ask(files)
    for (const name of ['evil.github.io', 'flux.example']) expect(row(name).explained).toEqual([])
  })

  test('explains up to the rank that is asked for, that rank included', async () => {
    for (const [rank, codes] of [
      [123, ['popular']],
      [122, []],
    ] as const)
      expect((await ask(files, `popular=${rank}`)).row('www.example.com').explained.map(({ code }) => code)).toEqual(codes)
  })

  test('leaves a local name a local name', async () => {
    const { row } = await ask({ 'list.csv': '1,example.com\n2,printer.local\n3,local\n' })
    expect(row('printer.local').explained.map(({ code }) => code)).toEqual(['own_suffix'])
  })

  test('changes no score', async () => {
    const [without, given] = [await ask({}), await ask(files)]
    expect(given.row('www.example.com').score).toBe(without.row('www.example.com').score)
  })

  test('that changes gives a new answer', async () => {
    const { folder, store } = await ask(files)
    const explained = async () =>
      (await answered(store)).rows.find(({ query }) => query === 'www.example.com')?.explained.map(({ observed }) => observed)
    await writeFile(join(folder, 'tranco.csv'), '55,example.com\n')
    expect(await explained()).toEqual(['rank 55 in tranco.csv'])
    await rm(join(folder, 'tranco.csv'))
    expect(await explained()).toEqual(['rank 400 in umbrella.csv'])
  })
})

describe('an ASN list', () => {
  const table =
    '192.0.2.0\t192.0.2.255\t64500\tZZ\tA\n198.51.100.0\t198.51.100.255\t64500\tZZ\tA\n203.0.113.0\t203.0.113.127\t64501\tZZ\tB\n'

  test('counts the systems that it knows, and the flux score goes by them', async () => {
    const { row, note } = await ask({ 'ip2asn.tsv': table })
    // Four addresses, two systems: 1.32 × 4 + 18.54 × 2.
    expect(row('flux.example')).toMatchObject({ networks: 3, asns: 2, flux_basis: 'asn' })
    expect(row('flux.example').flux_score).toBeCloseTo(42.36, 6)
    expect(row('flux.example').caveats.join(' ')).not.toContain('Autonomous systems')
    expect(note('Autonomous systems')).toMatchObject({ observed: 1, of: 1 })
    expect(note('Autonomous systems')?.note).toMatch(/^They know 3 of the \d+ addresses in all logs: ip2asn\.tsv\.$/)
  })

  test('that knows none of the addresses is said', async () => {
    const { row } = await ask({ 'ip2asn.tsv': '2001:db8:ffff::\t2001:db8:ffff::ff\t64500\tZZ\tA\n' })
    expect(row('flux.example')).toMatchObject({ asns: 0, flux_basis: 'asn' })
    expect(row('flux.example').caveats.join(' ')).toContain('knows none of the addresses')
  })
})

test('without lists, systems are unset, /16 networks stand in, and what is missing is said', async () => {
  const { row, note } = await ask({})
  expect(row('flux.example')).toMatchObject({ asns: null, flux_basis: 'prefix', explained: [] })
  // Four addresses in three networks: 1.32 × 4 + 18.54 × 3.
  expect(row('flux.example').flux_score).toBeCloseTo(60.9, 6)
  expect(row('flux.example').caveats.join(' ')).toContain('no ASN list is in SPOOR_LISTS')
  expect(note('Popular names')).toMatchObject({ observed: 0, of: 1, note: expect.stringContaining('None in SPOOR_LISTS') })
  expect(note('Autonomous systems')).toMatchObject({ observed: 0, of: 1, note: expect.stringContaining('/16 networks') })
})
