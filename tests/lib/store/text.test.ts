import { describe, expect, it } from 'vitest'
import { type Sql, sql } from '../../../lib/sql'
import { storeWith } from '../store-fixture'

const store = await storeWith({})
const fn = store.dialect
const one = async (value: Sql) => (await store.query(sql`SELECT ${value} AS one`)).rows[0]?.one

describe('text', () => {
  it('has every match of a pattern replaced, groups kept', async () => {
    expect(await one(fn.replaced(sql`'a1.2 b3'`, '[0-9]+', '#'))).toBe('a#.# b#')
    expect(await one(fn.replaced(sql`'a,b'`, '([a-z]),', '\\1;'))).toBe('a;b')
    expect(await one(fn.replaced(sql`'it''s'`, "'", '-'))).toBe('it-s')
  })

  it('matches anywhere, and gives what a group captured', async () => {
    expect(await one(fn.matches(sql`'xay'`, 'a'))).toBe(true)
    expect(await one(fn.matches(sql`'xy'`, '^y'))).toBe(false)
    expect(await one(fn.captured(sql`'k=v,k=w'`, 'k=([a-z])'))).toBe('v')
    expect(await one(fn.captured(sql`'none'`, 'k=([a-z])'))).toBe('')
    expect(await one(fn.captures(sql`'k=v,k=w'`, 'k=([a-z])'))).toEqual(['v', 'w'])
  })

  it('is as far from another as it takes edits, a swap counting once', async () => {
    expect(await one(fn.distance(sql`'Mozila'`, sql`'Mozilla'`))).toBe(1)
    expect(await one(fn.distance(sql`'Mozlila'`, sql`'Mozilla'`))).toBe(1)
    expect(await one(fn.distance(sql`'a'`, sql`'a'`))).toBe(0)
  })

  it('of a value is as answers carry it', async () => {
    expect(await one(fn.asText(fn.timestamp('2026-01-02T03:04:05.5Z'), 'time'))).toBe('2026-01-02T03:04:05.500000Z')
    expect(await one(fn.asText(sql`CAST(443 AS USMALLINT)`, 'port'))).toBe('443')
    expect(await one(fn.asText(sql`NULL`, 'string'))).toBeNull()
  })
})
