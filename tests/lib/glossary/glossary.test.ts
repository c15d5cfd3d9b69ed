import { describe, expect, test } from 'vitest'
import { describeHunt } from '../../../lib/asking/describe-hunt'
import { glossary, matching } from '../../../lib/glossary/glossary'
import { hunts } from '../../../lib/hunts'
import { logs } from '../../../lib/logs'

const all = glossary(hunts)
const terms = all.flatMap((section) => section.terms)
const idsOf = (sections: typeof all) => sections.flatMap((section) => section.terms.map(({ id }) => id))

describe('the glossary', () => {
  test('has an anchor of its own for each section and term, fit for a link', () => {
    const anchors = [...all.map(({ id }) => id), ...terms.map(({ id }) => id)]
    expect(anchors.filter((id, i) => anchors.indexOf(id) !== i)).toEqual([])
    expect(anchors.filter((id) => encodeURIComponent(id) !== id)).toEqual([])
  })

  test('says in sentences what each term means', () => {
    expect(terms.filter(({ doc }) => !/^[A-Z“\d].*\.$/s.test(doc)).map(({ id, doc }) => `${id}: ${doc}`)).toEqual([])
    expect(terms.filter(({ name }) => name === '')).toEqual([])
  })

  test('holds every field of every log, with its Zeek type', () => {
    for (const { name, fields } of Object.values(logs))
      for (const [field, { type, doc }] of Object.entries(fields))
        expect(terms.find(({ id }) => id === `${name}.${field}`)).toMatchObject({
          name: field,
          note: type,
          doc: expect.stringContaining(doc),
        })
  })

  test('holds every column, signal and parameter of every hunt', () => {
    const ids = new Set(idsOf(all))
    for (const hunt of hunts) {
      const { id, columns, signals, params } = describeHunt(hunt)
      for (const { key } of columns) expect(ids).toContain(`hunts.${id}.${key}`)
      for (const { code } of signals) expect(ids).toContain(`hunts.${id}.signal.${code}`)
      for (const name of Object.keys(params.properties ?? {})) expect(ids).toContain(`hunts.${id}.parameter.${name}`)
    }
  })

  test('lists the product’s own words in order', () => {
    const own = all[0]?.terms.map(({ name }) => name) ?? []
    expect(own).toEqual([...own].sort())
    expect(idsOf(all)).toContain('words.not-assessable')
  })
})

describe('a search', () => {
  test('finds terms that hold all words, in any case and order', () => {
    expect(idsOf(matching(all, 'TRACE signals'))).toContain('words.trace')
    expect(idsOf(matching(all, 'known_services port_num'))).toEqual(['known_services.port_num'])
    expect(idsOf(matching(all, 'id.orig_h never-written'))).toEqual([])
  })

  test('leaves out sections without any, and keeps all for a blank one', () => {
    expect(matching(all, 'churn').every((section) => section.terms.length > 0)).toBe(true)
    expect(matching(all, 'churn').length).toBeLessThan(all.length)
    expect(matching(all, '  ')).toEqual(all)
  })
})
