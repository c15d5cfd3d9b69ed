import { beforeAll, describe, expect, test } from 'vitest'
import { z } from 'zod'
import { ask, resolve } from '../../lib/asking/ask'
import { describeHunt } from '../../lib/asking/describe-hunt'
import { sources } from '../../lib/asking/from'
import { inspect } from '../../lib/asking/inspect'
import { paging, parseSort } from '../../lib/asking/paging'
import { typedRow } from '../../lib/asking/row'
import type { Hunt } from '../../lib/hunt'
import { hunts } from '../../lib/hunts'
import { run } from '../../lib/run'
import { scopeNames, wholeScope } from '../../lib/scope'
import { sql } from '../../lib/sql'
import type { Store } from '../../lib/store/store'
import { limit } from '../../lib/where/limit'
import { storeWith } from '../lib/store-fixture'
import { toy } from '../lib/toy-hunt'

// The toy hunt keeps the contract itself honest, also while the list is short.
const all: readonly (readonly [string, Hunt])[] = [...hunts, toy].map((hunt) => [hunt.id, hunt])
const taken = ['id', 'row', 'title', 'sentence', 'reasons', 'explained', 'caveats', 'unassessed', 'trace', 'hidden_by', 'decision']
const reserved = [...scopeNames, ...Object.keys(paging.shape)]
const kebab = /^[a-z0-9]+(-[a-z0-9]+)*$/
const snake = /^[a-z][a-z0-9_]*$/
const unique = (names: readonly string[]) => expect([...new Set(names)]).toEqual([...names])
const isSentence = (text: string) => expect(text).toMatch(/^[^\s].*[.?]$/s)

let empty: Store
beforeAll(async () => {
  empty = await storeWith({})
})

test('the list names each hunt once', () => {
  unique(hunts.map(({ id }) => id))
})

describe.each(all)('%s', (_, hunt) => {
  const params = hunt.params.parse({})
  const columns = resolve(hunt.columns, params)
  const logs = [...resolve(hunt.logs, params), ...resolve(hunt.optional ?? [], params)]
  const codes = (parts: readonly { code: string }[]) => parts.map(({ code }) => code)

  test('says what it asks, and of what', () => {
    expect(hunt.id).toMatch(kebab)
    expect(hunt.question).toMatch(/^[A-Z].*\?$/)
    isSentence(hunt.remark)
    expect(hunt.subjects).toMatch(/^[a-z]/)
    expect(hunt.attack.length).toBeGreaterThan(0)
    for (const { id, name } of hunt.attack) expect(`${id} ${name}`).toMatch(/^T\d{4}(\.\d{3})? \S/)
    expect(hunt.references.length).toBeGreaterThan(0)
  })

  test('declares columns with label and help, and a key among them', () => {
    for (const [key, { label, help }] of Object.entries(columns)) {
      expect(key).toMatch(snake)
      expect(taken).not.toContain(key)
      expect(label.split(' ').length).toBeLessThanOrEqual(3)
      isSentence(help)
    }
    const identity = resolve(hunt.key, params)
    expect(identity.length).toBeGreaterThan(0)
    for (const key of identity) expect(Object.keys(columns)).toContain(key)
    for (const { key } of parseSort(hunt.order ?? '')) expect(Object.keys(columns)).toContain(key)
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

  test('names each signal, explanation and hide once, with label and limit', () => {
    const signals = hunt.signals(params)
    unique(codes(signals))
    unique(codes(hunt.explanations?.(params) ?? []))
    unique(codes(hunt.hides?.(params) ?? []))
    expect(signals.length).toBeLessThanOrEqual(20)
    expect(codes(signals)).not.toContain('clip')
    for (const { code, label, threshold } of signals) {
      expect(code).toMatch(snake)
      expect(label).not.toBe('')
      expect(threshold).not.toBe('')
    }
    for (const { show } of hunt.hides?.(params) ?? []) expect(hunt.params.safeParse(show).success).toBe(true)
  })

  test('describes itself in JSON', () => {
    const described = describeHunt(hunt)
    expect(JSON.parse(JSON.stringify(described))).toEqual(described)
    expect(JSON.stringify(described)).not.toContain('SELECT')
  })

  test('answers missing-logs without its logs', async () => {
    const required = resolve(hunt.logs, params)
    expect(await run(empty, hunt, new URLSearchParams())).toMatchObject({ status: 'missing-logs', logs: required })
  })

  test('binds every statement on empty logs, with the columns that it declares', async () => {
    const store = await storeWith(Object.fromEntries(logs.map((log) => [log, []])))
    const fn = store.dialect
    const { from } = sources(logs, new Map(), wholeScope, fn)
    const reference = await store.reference()
    const query = hunt.query({ params, from, reference, filter: [], fn })
    await store.query(sql`EXPLAIN ${query}`)
    const { names } = await store.query(sql`SELECT * FROM (${query}) LIMIT 0`)
    expect(names).toContain('hidden_by')
    expect(names).not.toContain('score')
    expect(names).not.toContain('id')
    for (const key of Object.keys(columns)) if (key !== 'score') expect(names).toContain(key)
    for (const { observed } of hunt.signals(params)) expect(names).toContain(observed)
    const blank = typedRow({}, columns)
    const input = { params, from, reference, filter: [], fn }
    const others = [hunt.coverage?.(input), hunt.chart?.query(blank, input), hunt.detail?.(blank, input)]
    for (const other of others) if (other) await store.query(sql`EXPLAIN ${other}`)
    const bare = (await store.query(query)).rows
    expect(bare).toEqual([])
  })

  test('points with its evidence at records that exist in its logs', async () => {
    const store = await storeWith(Object.fromEntries(logs.map((log) => [log, [{}]])))
    const tables = await store.tables()
    const values = Object.fromEntries(Object.keys(columns).map((key) => [key, null]))
    const row = typedRow(values, columns)
    for (const { log, label, filter, fields = [], deciding = [] } of [
      ...hunt.evidence(row, params, {}),
      ...(hunt.checks?.(row, params, {}) ?? []),
    ]) {
      expect(label).not.toBe('')
      const known = tables.get(log)
      if (!known) continue
      for (const field of fields) expect(known.map(({ name }) => name)).toContain(field)
      for (const field of deciding) expect(fields).toContain(field)
      expect(limit(log, known, { ...wholeScope, filters: filter }, store.dialect).unused).toEqual([])
    }
    expect((hunt.checks?.(row, params, {}) ?? []).length).toBeLessThanOrEqual(3)
  })

  test('runs over one blank record of each of its logs, and explains each row that it then lists', async () => {
    const store = await storeWith(Object.fromEntries(logs.map((log) => [log, [{}]])))
    const asked = await ask(store, hunt, new URLSearchParams())
    if (hunt.lacks?.(await store.reference())) return expect(asked).toMatchObject({ status: 'missing-logs', logs: [] })
    expect('status' in asked).toBe(false)
    const result = await run(store, hunt, new URLSearchParams())
    if (result.status !== 'ok') throw new Error(result.message)
    for (const { id, score, reasons } of result.rows) {
      expect(reasons.reduce((sum, { points }) => sum + points, 0)).toBe(score ?? 0)
      for (const { code, points } of reasons) if (code !== 'clip') expect(Math.abs(points)).toBeLessThanOrEqual(40)
      expect(await inspect(store, hunt, id, new URLSearchParams())).toMatchObject({ status: 'ok' })
    }
  })
})
