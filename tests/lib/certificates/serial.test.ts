import { describe, expect, test } from 'vitest'
import attackTools from '../../../data/reference/attack-tool-certificates.json'
import publicIssuers from '../../../data/reference/public-issuers.json'
import limits from '../../../data/reference/validity-limits.json'
import { serialForms, serialNumber } from '../../../lib/certificates/serial'
import { sql } from '../../../lib/sql'
import { storeWith } from '../store-fixture'

describe('a serial number', () => {
  test.each([
    ['08BB00EE', ['8BB00EE']],
    ['0x08bb00ee', ['8BB00EE']],
    ['08:BB:00:EE', ['8BB00EE']],
    [' 08 bb 00 ee ', ['8BB00EE']],
    ['146473198', ['146473198', '8BB00EE']],
    ['-05', ['-5']],
    ['00', ['0']],
    ['1 2', ['12']],
    ['CN=a', []],
    ['', []],
    ['0x', []],
  ])('%j may mean %j', (text, forms) => {
    expect(serialForms(text)).toEqual(forms)
  })

  test('has one form in the logs', async () => {
    const store = await storeWith({})
    const of = async (text: string | null) =>
      (await store.query(sql`SELECT ${serialNumber(sql`CAST(${text} AS VARCHAR)`)} AS number`)).rows[0]?.number
    expect(await Promise.all(['08BB00EE', '-0005', '00', '0200038734C0', null].map(of))).toEqual([
      '8BB00EE',
      '-5',
      '0',
      '200038734C0',
      null,
    ])
  })
})

describe('reference tables', () => {
  test('name a source and a grade for each row', () => {
    for (const { source, grade } of [...attackTools, ...publicIssuers, ...limits]) {
      expect(source).not.toBe('')
      expect(['V', 'S', 'K']).toContain(grade)
    }
  })

  test('list no tool, issuer or day twice', () => {
    const once = (values: readonly string[]) => expect([...new Set(values)]).toEqual([...values])
    once(attackTools.map(({ field, value }) => `${field} ${value}`))
    once(publicIssuers.map(({ organisation }) => organisation))
    once(limits.map(({ from }) => from))
    expect(limits.map(({ days }) => days)).toEqual(limits.map(({ days }) => days).sort((a, b) => b - a))
  })
})
