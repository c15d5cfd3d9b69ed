import { expect, test } from 'vitest'
import { ask, resolve } from '../../lib/asking/ask'
import type { Hunt } from '../../lib/hunt'
import { hunts } from '../../lib/hunts'
import { run, weighed } from '../../lib/run'
import { sql } from '../../lib/sql'
import { storeWith } from '../lib/store-fixture'
import { toy } from '../lib/toy-hunt'

const all: readonly (readonly [string, Hunt])[] = [...hunts, toy].map((hunt) => [hunt.id, hunt])

test.each(all)('%s takes the switches of every hunt, and each of its rows is listed, filtered or hidden', async (_, hunt) => {
  const params = hunt.params.parse({})
  const logs = [...resolve(hunt.logs, params), ...resolve(hunt.optional ?? [], params)]
  const store = await storeWith(Object.fromEntries(logs.map((log) => [log, [{}]])))
  for (const query of ['', 'hide_popular=100', 'show_allowed=true', 'filter=first_seen:-', 'filter=-first_seen:-']) {
    const search = new URLSearchParams(query)
    const asked = await ask(store, hunt, search)
    const result = await run(store, hunt, search)
    // What needs more than logs has this in tests of its own.
    if (hunt.lacks?.(await store.reference(), params)) continue
    if ('status' in asked || result.status !== 'ok') throw new Error(JSON.stringify(result))
    const codes = result.hidden.map(({ code }) => code)
    expect([...new Set(codes)]).toEqual(codes)
    expect(codes).toContain('allow_listed')
    expect(codes.includes('popular')).toBe(asked.identity.some((key) => asked.columns[key]?.kind === 'name'))
    // Rows whose records are told in their place are no subjects: they are hidden or not there.
    const told = asked.hides.flatMap(({ code, weight }) => (weight === undefined ? [] : [code]))
    const { rows } = await store.query(
      sql`SELECT count(*) AS rows FROM ${await weighed(store, asked, {})} WHERE hidden_by IS NULL OR NOT ${store.dialect.oneOf(sql`hidden_by`, told)}`,
    )
    const hidden = result.hidden.reduce((sum, one) => sum + (told.includes(one.code) ? 0 : one.rows), 0)
    expect([query, result.total + result.filtered + hidden]).toEqual([query, Number(rows[0]?.rows)])
  }
})
