import { beforeAll, describe, expect, test } from 'vitest'
import { resolve } from '../../lib/asking/ask'
import { sources } from '../../lib/asking/from'
import { inspect } from '../../lib/asking/inspect'
import { parseSort } from '../../lib/asking/paging'
import { typedRow } from '../../lib/asking/row'
import { run } from '../../lib/run'
import { wholeScope } from '../../lib/scope'
import { sql } from '../../lib/sql'
import type { Store } from '../../lib/store/store'
import { limit } from '../../lib/where/limit'
import { storeWith } from '../lib/store-fixture'
import { everyAsk, knowing, trafficOf, window } from './hunt-asks'

const taken = ['id', 'row', 'title', 'sentence', 'reasons', 'explained', 'caveats', 'unassessed', 'trace', 'hidden_by', 'decision']
const snake = /^[a-z][a-z0-9_]*$/
const unique = (names: readonly string[]) => expect([...new Set(names)]).toEqual([...names])
const isSentence = (text: string) => expect(text).toMatch(/^[^\s].*[.?]$/s)

let empty: Store
beforeAll(async () => {
  empty = await storeWith({})
})

const stored = knowing()

describe.each(everyAsk)('%s', (_, hunt, given) => {
  const params = hunt.params.parse(given)
  const columns = resolve(hunt.columns, params)
  const logs = [...resolve(hunt.logs, params), ...resolve(hunt.optional ?? [], params)]
  const codes = (parts: readonly { code: string }[]) => parts.map(({ code }) => code)

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

  test('names each signal, explanation and hide once, with label and limit', () => {
    const signals = hunt.signals(params)
    unique(codes(signals))
    unique(codes(hunt.explanations?.(params) ?? []))
    unique(codes(hunt.hides?.(params) ?? []))
    expect(signals.length).toBeLessThanOrEqual(24)
    expect(codes(signals)).not.toContain('clip')
    for (const { code, label, threshold } of signals) {
      expect(code).toMatch(snake)
      expect(label).not.toBe('')
      expect(threshold).not.toBe('')
    }
    for (const { show } of hunt.hides?.(params) ?? []) expect(hunt.params.safeParse(show).success).toBe(true)
  })

  test('answers missing-logs without its logs', async () => {
    const required = resolve(hunt.logs, params)
    expect(await run(empty, hunt, new URLSearchParams(given))).toMatchObject({ status: 'missing-logs', logs: required })
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

  test('runs over one blank record of each of its logs', async () => {
    const store = await stored(Object.fromEntries(logs.map((log) => [log, [{}]])))
    expect(await run(store, hunt, new URLSearchParams(given))).toMatchObject({ status: 'ok' })
  })

  test('lists rows where there are some, the points of each adding up to its score, and opens each', async () => {
    const store = await stored(trafficOf(logs))
    const search = new URLSearchParams({ ...given, ...window })
    const result = await run(store, hunt, search)
    if (result.status !== 'ok') throw new Error(result.message)
    expect(result.rows.length).toBeGreaterThan(0)
    for (const { id, score, reasons } of result.rows) {
      expect(reasons.reduce((sum, { points }) => sum + points, 0)).toBe(score ?? 0)
      for (const { code, points } of reasons) if (code !== 'clip') expect(Math.abs(points)).toBeLessThanOrEqual(40)
      expect(await inspect(store, hunt, id, search)).toMatchObject({ status: 'ok', row: { id, reasons } })
    }
  })

  test('cannot be asked without what must be there beside its logs', async () => {
    const store = await storeWith(trafficOf(logs))
    const lacking = hunt.lacks?.(await store.reference(), hunt.params.parse({}))
    expect(await run(store, hunt, new URLSearchParams(given))).toMatchObject(
      lacking ? { status: 'missing-logs', message: lacking, logs: [] } : { status: 'ok' },
    )
  })
})
