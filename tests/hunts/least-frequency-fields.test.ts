import { describe, expect, test } from 'vitest'
import { sources } from '../../lib/asking/from'
import { leastFrequency } from '../../lib/hunts/least-frequency'
import { params } from '../../lib/hunts/least-frequency/params'
import { stackOf } from '../../lib/hunts/least-frequency/stack'
import { logs } from '../../lib/logs'
import type { Field } from '../../lib/logs/log'
import { wholeScope } from '../../lib/scope'
import type { FixtureRow } from '../lib/store-fixture'
import { storeWith } from '../lib/store-fixture'
import { at, evidenceOf, stacked } from './stack-rows'

const values: Readonly<Record<string, string | number>> = {
  time: '2026-01-02T03:04:05.678901Z',
  interval: '0.000870',
  string: 'some text, "quoted"',
  enum: 'tcp',
  addr: '192.0.2.1',
  subnet: '192.0.2.0/24',
  port: 443,
  count: '18446744073709551615',
  int: -3,
  double: 0.1,
  bool: 'true',
}

/** A value of any field. */
function someOf({ type, joined }: Field): FixtureRow[string] {
  if (joined) return 'ssl'
  const element = /\[(\w+)\]/.exec(type)?.[1]
  const one = values[element ?? type] ?? 'text'
  return element ? [one] : one
}

/** Three at a time, as many as a stack takes. */
const threes = (names: readonly string[]) => Array.from({ length: Math.ceil(names.length / 3) }, (_, i) => names.slice(i * 3, i * 3 + 3))

describe.each(Object.entries(logs))('every field of %s stacks', (log, { fields }) => {
  const stacks = threes(Object.keys(fields))

  test('without any record', async () => {
    const store = await storeWith({})
    const fn = store.dialect
    const { from } = sources([log, 'ssl'], new Map(), wholeScope, fn)
    const reference = await store.reference()
    for (const field of stacks) {
      const params = leastFrequency.params.parse({ log, field, missing: true })
      const { rows } = await store.query(leastFrequency.query({ params, from, reference, filter: [], fn }))
      expect([field, rows]).toEqual([field, []])
    }
  })

  test('over a full and a blank record, which its evidence shows', async () => {
    const full = Object.fromEntries(Object.entries(fields).map(([name, field]) => [name, someOf(field)]))
    const store = await storeWith({ [log]: [full, {}] })
    for (const field of stacks) {
      const search = `log=${log}&field=${field.join(',')}&missing=true`
      const { rows } = await stacked(store, search)
      expect([field, rows.length]).toEqual([field, 2])
      for (const row of rows) expect([field, row.value, (await evidenceOf(store, row, search))[0]?.total]).toEqual([field, row.value, 1])
    }
  })
})

test('a log without a schema stacks by its own fields', async () => {
  const store = await storeWith({ weird: [{ ts: at(0), name: 'odd' }] })
  expect((await stacked(store, 'log=weird&field=name,peer&missing=true')).rows).toMatchObject([{ value: ['odd', null], records: 1 }])
})

test('a field called as what every row carries has a key of its own', () => {
  const asked = params.parse({ log: 'policy', field: ['title', 'decision', 'name'] })
  expect(stackOf(asked, {}).map(({ name, key }) => [name, key])).toEqual([
    ['title', 'title_2'],
    ['decision', 'decision_2'],
    ['name', 'name'],
  ])
})
