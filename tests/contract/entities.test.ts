import { beforeAll, describe, expect, test } from 'vitest'
import { about, aboutInHunts } from '../../lib/about/about'
import { askEntity } from '../../lib/about/ask-entity'
import { parseSort } from '../../lib/asking/paging'
import { entities } from '../../lib/entities'
import type { Entity } from '../../lib/entity'
import * as answers from '../../lib/http/entity-answers'
import { logs } from '../../lib/logs'
import type { Store } from '../../lib/store/store'
import { limit } from '../../lib/where/limit'
import { storeWith } from '../lib/store-fixture'
import { toy } from '../lib/toy-hunt'

/** An id of each kind, as a link may spell it and as records do. */
const ids: Readonly<Record<string, readonly [string, string]>> = {
  host: ['2001:0db8:0::1', '2001:db8::1'],
  name: [' a.test. ', 'a.test'],
  certificate: ['0xAB:CD', 'abcd'],
  service: ['[2001:db8::1]:443/tcp', '2001:db8::1:443/tcp'],
}
const none = new URLSearchParams()
const isSentence = (text: string) => expect(text).toMatch(/^[^\s].*[.?]$/s)
const unique = (names: readonly string[]) => expect([...new Set(names)]).toEqual([...names])

let empty: Store
/** One blank record of each log. */
let blank: Store
beforeAll(async () => {
  empty = await storeWith({})
  blank = await storeWith(Object.fromEntries(Object.keys(logs).map((log) => [log, [{}]])))
})

test('the list names each kind and each folder once', () => {
  unique(entities.map(({ kind }) => kind))
  unique(entities.map(({ path }) => path))
})

describe.each(entities.map((entity): readonly [string, Entity] => [entity.kind, entity]))('%s', (kind, entity) => {
  const [spelt, id] = ids[kind] ?? ['', '']

  test('reads its ids in every spelling, and its own again', () => {
    expect(entity.parse(spelt)).toBe(id)
    expect(entity.parse(id)).toBe(id)
    expect(entity.parse('')).toBeNull()
    expect(entity.parse(' ')).toBeNull()
  })

  test('declares facts and blocks with label, help and order', () => {
    unique([...entity.facts, ...entity.blocks].map(({ key }) => key))
    for (const { key, label, help } of entity.facts) {
      expect(key).toMatch(/^[a-z_]+$/)
      expect(label).not.toBe('')
      isSentence(help)
    }
    for (const { title, columns, order } of entity.blocks) {
      expect(title).toMatch(/^[A-Z]/)
      for (const { label, help } of Object.values(columns)) {
        expect(label.split(' ').length).toBeLessThanOrEqual(3)
        isSentence(help)
      }
      expect(parseSort(order).length).toBeGreaterThan(0)
      for (const { key } of parseSort(order)) expect(Object.keys(columns)).toContain(key)
    }
    for (const log of [...entity.facts, ...entity.blocks].flatMap((one) => one.logs)) expect(entity.logs).toContain(log)
  })

  test('says with no data at all that there is no record, and which log each block lacks', async () => {
    const answer = await about(empty, entity, spelt, none)
    expect(answers.about.parse(answer)).toEqual(answer)
    expect(answer).toMatchObject({ id, total: 0, seen: { records: [], days: 0 } })
    isSentence(answer.sentence)
    for (const { key, missing, error } of answer.blocks) {
      expect(missing).toEqual(entity.blocks.find((block) => block.key === key)?.logs)
      expect(error).toBeNull()
    }
  })

  test('answers every fact and block over a blank record of each log, with the columns that it declares', async () => {
    const answer = await about(blank, entity, spelt, none)
    expect(answers.about.parse(answer)).toEqual(answer)
    for (const { key, error } of [...answer.facts, ...answer.blocks]) expect([key, error]).toEqual([key, null])
    const { input } = await askEntity(blank, entity, spelt, none)
    for (const { query, columns } of entity.blocks) {
      const { names } = await blank.query(query(input))
      expect(names).toEqual(expect.arrayContaining(Object.keys(columns)))
    }
    for (const { query } of entity.facts) expect((await blank.query(query(input))).names[0]).toBe('value')
  })

  test('names in its mentions only fields that the log has, all of them its own', async () => {
    const known = { prints: ['ab'.repeat(32)], files: ['Fabcdefghij1'], serials: ['0A'], issuers: ['CN=a'] }
    for (const [log, columns] of await blank.tables())
      for (const { filter } of entity.mentions(id, log, columns, known)) {
        expect(filter.length).toBeGreaterThan(0)
        const { unused } = limit(log, columns, { from: null, to: null, filters: filter }, blank.dialect)
        expect(unused).toEqual([])
        // `host` means either end as well: a pill on a client goes on to narrow a page about what it called or asked for.
        for (const { field } of filter) if (field !== 'host') expect(entity.own).toContain(field)
      }
  })

  test('is found in the rows of hunts, or in none', async () => {
    const answer = await aboutInHunts(blank, entity, [toy], spelt, none)
    expect(answers.inHunts.parse(answer)).toEqual(answer)
    expect(answer).toMatchObject({ hunts: [{ hunt: 'toy', total: 0 }], errors: {} })
  })

  test('refuses what is no id, and names an unknown parameter', async () => {
    await expect(about(empty, entity, ' ', none)).rejects.toMatchObject({ status: 'not-found' })
    const asked = about(empty, entity, spelt, new URLSearchParams({ colour: 'red', block: 'nowhere' }))
    await expect(asked).rejects.toMatchObject({
      status: 'bad-params',
      details: { fields: { colour: expect.anything(), block: expect.anything() } },
    })
  })
})
