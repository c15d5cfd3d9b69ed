import fc from 'fast-check'
import { beforeAll, describe, expect, test } from 'vitest'
import { giveHunt } from '../../lib/asking/export-hunt'
import { csvCell, csvLine } from '../../lib/csv'
import { fileName } from '../../lib/http/export'
import { giveRecords } from '../../lib/records/export-records'
import { run } from '../../lib/run'
import { sql } from '../../lib/sql'
import type { Store } from '../../lib/store/store'
import { parseCsv } from './csv-parser'
import { storeWith } from './store-fixture'
import { toy } from './toy-hunt'

describe('a cell', () => {
  test.each([
    ['=cmd|x', "'=cmd|x"],
    ['+1', "'+1"],
    ['-1', "'-1"],
    ['@SUM(A1)', "'@SUM(A1)"],
    ['\tx', "'\tx"],
    ['\r=x', '"\'\r=x"'],
    ['a=b', 'a=b'],
  ])('of the text %j cannot run as a formula', (text, expected) => {
    expect(csvCell(text)).toBe(expected)
  })

  test('that is a number stays one, also below zero', () => {
    expect([csvCell(-5), csvCell(0.25), csvCell(true), csvCell(null)]).toEqual(['-5', '0.25', 'true', ''])
  })

  test('of a list or an object is JSON', () => {
    expect(csvCell(['a', null])).toBe('"[""a"",null]"')
    expect(csvCell({ points: -3 })).toBe('"{""points"":-3}"')
  })

  test('is read back as it was, by taking one apostrophe from what would be a formula', () => {
    const back = (cell: string) => (/^'+[=+\-@\t\r]/.test(cell) ? cell.slice(1) : cell)
    fc.assert(
      fc.property(
        fc.array(fc.oneof(fc.string({ unit: 'binary' }), fc.constantFrom("'=1", '"', ',', '\r\n', '\n', ' a ')), { minLength: 1 }),
        (cells) => {
          expect(parseCsv(csvLine(cells)).map((row) => row.map(back))).toEqual([cells])
        },
      ),
    )
  })
})

test('the file’s name carries what it holds and its span in UTC', () => {
  expect(fileName('conn', { from: '2025-10-29T14:35:00.000000Z', to: null }, 'csv')).toBe('spoor-conn-20251029T143500Z-end.csv')
  expect(fileName('../x"', { from: null, to: null }, 'ndjson')).toBe('spoor-___x_-all.ndjson')
})

describe('an export', () => {
  const names = ['=cmd.test', 'a"b,c.test', 'line\r\nend.test', '-x.test', "'=y.test"]
  let store: Store

  beforeAll(async () => {
    const lookups = Array.from({ length: 12_000 }, (_, i) => ({
      ts: 1_700_000_000 + i,
      query: i < 50 ? (names[i % names.length] ?? '') : `n${i % 3000}.test`,
      id_orig_h: `192.0.2.${i % 251}`,
      answers: i % 2 ? ['192.0.2.1', null] : null,
    }))
    store = await storeWith({ dns: lookups })
  })

  const text = async (given: unknown) => (given instanceof Response ? given.text() : '')

  test('of records holds all of them, in their order', async () => {
    const ndjson = (await text(await giveRecords(store, 'dns', new URLSearchParams('format=ndjson&sort=ts'), {}))).trimEnd().split('\n')
    expect(ndjson).toHaveLength(12_000)
    const csv = parseCsv(await text(await giveRecords(store, 'dns', new URLSearchParams('format=csv&sort=ts'), {})))
    expect(csv).toHaveLength(12_001)
    const at = (name: string) => csv[0]?.indexOf(name) ?? -1
    ndjson.forEach((line, i) => {
      const record = JSON.parse(line)
      const cells = csv[i + 1] ?? []
      expect(cells[at('query')]?.replace(/^'(?='*[=+\-@])/, '')).toBe(record.query)
      expect(cells[at('answers')]).toBe(record.answers === null ? '' : JSON.stringify(record.answers))
      expect(cells[at('ts')]).toBe(record.ts)
    })
  })

  test('of records is cut only where a limit was given', async () => {
    const csv = await text(await giveRecords(store, 'dns', new URLSearchParams('format=csv&limit=11000'), {}))
    expect(parseCsv(csv)).toHaveLength(11_001)
  })

  test('of a hunt holds exactly the rows of its pages, with reasons, explanations and trace', async () => {
    const csv = parseCsv(await text(await giveHunt(store, toy, new URLSearchParams('format=csv'), {})))
    const page = await run(store, toy, new URLSearchParams('limit=10000'))
    if (page.status !== 'ok') throw new Error(page.message)
    expect(page.total).toBeGreaterThan(2000)
    const at = (name: string) => csv[0]?.indexOf(name) ?? -1
    expect(csv.slice(1).map((row) => row[at('id')])).toEqual(page.rows.map(({ id }) => id))
    expect(csv.slice(1).map((row) => JSON.parse(row[at('reasons')] ?? ''))).toEqual(page.rows.map(({ reasons }) => reasons))
    expect(csv.slice(1).map((row) => row[at('trace')])).toEqual(page.rows.map(({ trace }) => trace))
    const lines = (await text(await giveHunt(store, toy, new URLSearchParams('format=ndjson'), {}))).trimEnd().split('\n')
    expect(lines.map((line) => JSON.parse(line))).toEqual(page.rows)
  })

  test('that cannot be asked says so instead of an empty file', async () => {
    const answer = await giveHunt(store, toy, new URLSearchParams('format=csv&client=1'), {})
    expect(answer.status).toBe(400)
    await expect(giveRecords(store, 'dns', new URLSearchParams('format=csv&filter=x'), {})).rejects.toMatchObject({ status: 'bad-params' })
  })

  test('ends its query when the reader leaves', async () => {
    const given = await giveRecords(store, 'dns', new URLSearchParams('format=csv'), {})
    if (!(given instanceof Response) || !given.body) throw new Error('no body')
    const reader = given.body.getReader()
    await reader.read()
    await reader.cancel()
    expect((await store.query(sql`SELECT 1 AS one`)).rows).toEqual([{ one: 1 }])
  })
})
