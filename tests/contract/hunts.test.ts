import { describe, expect, test } from 'vitest'
import { z } from 'zod'
import { describeHunt } from '../../lib/asking/describe-hunt'
import { paging } from '../../lib/asking/paging'
import { hunts } from '../../lib/hunts'
import { scopeNames } from '../../lib/scope'
import { everyHunt } from './hunt-asks'

const reserved = [...scopeNames, ...Object.keys(paging.shape)]
const kebab = /^[a-z0-9]+(-[a-z0-9]+)*$/
const snake = /^[a-z][a-z0-9_]*$/
const isSentence = (text: string) => expect(text).toMatch(/^[^\s].*[.?]$/s)

test('the list names each hunt once', () => {
  const ids = hunts.map(({ id }) => id)
  expect([...new Set(ids)]).toEqual(ids)
})

describe.each(everyHunt)('%s', (_, hunt) => {
  test('says what it asks, and of what', () => {
    expect(hunt.id).toMatch(kebab)
    expect(hunt.question).toMatch(/^[A-Z].*\?$/)
    isSentence(hunt.remark)
    expect(hunt.subjects).toMatch(/^[a-z]/)
    expect(hunt.attack.length).toBeGreaterThan(0)
    for (const { id, name } of hunt.attack) expect(`${id} ${name}`).toMatch(/^T\d{4}(\.\d{3})? \S/)
    expect(hunt.references.length).toBeGreaterThan(0)
  })

  test('declares parameters with label, help, default and bounds, none of a reserved name', () => {
    const properties = z.toJSONSchema(hunt.params, { io: 'input' }).properties ?? {}
    for (const [name, property] of Object.entries(properties)) {
      expect(name).toMatch(snake)
      expect(reserved).not.toContain(name)
      if (typeof property === 'boolean') throw new Error(`${name} takes anything`)
      expect(property.title).toMatch(/^[A-Z]/)
      isSentence(property.description ?? '')
      expect(property).toHaveProperty('default')
      if (property.type === 'number' || property.type === 'integer') {
        expect(property.minimum).toBeTypeOf('number')
        expect(property.maximum).toBeTypeOf('number')
      }
    }
    expect(hunt.params.safeParse({ nobody_declares_this: 1 }).success).toBe(false)
  })

  test('describes itself in JSON', () => {
    const described = describeHunt(hunt)
    expect(JSON.parse(JSON.stringify(described))).toEqual(described)
    expect(JSON.stringify(described)).not.toContain('SELECT')
  })
})
