import { describe, expect, test } from 'vitest'
import { resolve } from '../../lib/asking/ask'
import { spread } from '../../lib/asking/normal'
import { parseSort } from '../../lib/asking/paging'
import { parseFilter } from '../../lib/filters'
import type { Step } from '../../lib/hunt'
import { storeWith } from '../lib/store-fixture'
import { everyAsk, knowing } from './hunt-asks'

const isSentence = (text: string) => expect(text).toMatch(/^[^\s].*[.?]$/s)

const stored = knowing()

describe.each(everyAsk)('%s', (_, hunt, given) => {
  const params = hunt.params.parse(given)
  const columns = resolve(hunt.columns, params)
  const logs = [...resolve(hunt.logs, params), ...resolve(hunt.optional ?? [], params)]

  test('teaches: why, what is normal, steps, when to escalate, false positives, blind spots', () => {
    const { why, normal, steps, escalate } = hunt.playbook
    for (const text of [why, normal, escalate, ...steps.map((step) => step.text)]) isSentence(text)
    expect(steps.length).toBeGreaterThan(0)
    expect(hunt.falsePositives.length).toBeGreaterThan(0)
    for (const { what, tell } of hunt.falsePositives) expect([what, tell]).not.toContain('')
    expect(hunt.blindSpots.length).toBeGreaterThan(0)
  })

  test('has steps that the page can do: filters on its columns or logs, its own parameters, an order by its columns', async () => {
    const loaded = await (await storeWith(Object.fromEntries(logs.map((log) => [log, []])))).tables()
    const fields = [
      ...Object.keys(columns),
      ...logs.flatMap((log) => (loaded.get(log) ?? []).map(({ name }) => name)),
      'host',
      'port',
      'src',
      'dst',
      ...(hunt.explanations ? ['explained'] : []),
    ]
    const explaining = (hunt.explanations?.(params) ?? []).map(({ code }) => `explained:${code}`)
    const readings = hunt.falsePositives.flatMap(({ tell, filter }): Step[] => (filter ? [{ text: tell, filter }] : []))
    for (const { filter = [], params: set = {} } of [...hunt.playbook.steps, ...readings]) {
      for (const text of filter) {
        const read = parseFilter(text)
        expect(read).toMatchObject({ ok: true })
        if (read.ok) expect(fields).toContain(read.value.field)
        if (text.startsWith('explained:') && text !== 'explained:-') expect(explaining).toContain(text)
      }
      const { sort = '', ...own } = set
      for (const { key } of parseSort(sort)) expect(Object.keys(columns)).toContain(key)
      for (const name of Object.keys(own)) expect(Object.keys(hunt.params.shape)).toContain(name)
    }
  })

  test('counts what is normal over its columns, in steps that are called apart', async () => {
    const store = await stored(Object.fromEntries(logs.map((log) => [log, [{}]])))
    const normal = hunt.normal(params, store.dialect)
    expect(Object.keys(columns)).toContain(normal.by)
    if (normal.weight) expect(Object.keys(columns)).toContain(normal.weight)
    const labels = normal.steps.map(({ label }) => label)
    expect([...new Set(labels)]).toEqual(labels)
    expect(await spread(store, hunt, new URLSearchParams(given))).toMatchObject({ status: 'ok', hunt: hunt.id })
  })
})
