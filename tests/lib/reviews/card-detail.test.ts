import { readFile, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { beforeAll, describe, expect, test } from 'vitest'
import type { Store } from '../../../lib/store/store'
import { fill } from '../store-fixture'
import { asked, daily, line, sources, type TwoWeeks, third, twoWeeks } from './review-fixture'

let weeks: TwoWeeks
beforeAll(async () => {
  weeks = await twoWeeks()
})

/** A review, and what its first card shows as one store or another reads it. */
async function made() {
  const { store, ...from } = await sources(weeks)
  const review = await from.reviews.make({ store, ...from }, asked(from))
  const shown = async (of: Store = store) => (await from.reviews.detail(review.id, 0, { store: of, hunt: from.hunt })).detail
  const away: Store = { ...store, tables: async () => new Map() }
  return { away, shown, path: join(from.folder, 'reviews', review.id, 'card-0.json') }
}

describe('what a card shows', () => {
  test('is kept as it was read, also when its logs are gone', async () => {
    const { shown, away } = await made()
    const first = await shown()
    expect(first.note).toBeNull()
    expect(first.evidence[0]?.total).toBeGreaterThan(0)
    expect(await shown(away)).toEqual(first)
  })

  test('is read again when its logs are back, where they were away', async () => {
    const { shown, away, path } = await made()
    const without = await shown(away)
    expect(without).toMatchObject({ chart: [], evidence: [], note: expect.stringContaining('conn') })
    await expect(readFile(path)).rejects.toMatchObject({ code: 'ENOENT' })
    expect((await shown()).note).toBeNull()
  })

  test.each([
    ['is cut', '{"chart":[], "evid'],
    ['holds something else', '{"chart":7}'],
    [
      'was kept without its logs',
      JSON.stringify({ chart: [], evidence: [], checks: [], sql: null, note: 'conn.log is not in this data.' }),
    ],
  ])('is read anew where its file %s', async (_, text) => {
    const { shown, path } = await made()
    const first = await shown()
    await writeFile(path, text)
    expect(await shown()).toEqual(first)
    expect(JSON.parse(await readFile(path, 'utf8'))).toEqual(first)
  })
})

test('what is offered, or was, names the hosts that used it, those with most records first', async () => {
  const from = await sources(weeks)
  const { id, cards } = await from.reviews.make(from, asked(from, { least: 0 }))
  const whoUsed = async (title: string) => {
    const place = cards.findIndex((card) => line(card) === title)
    return (await from.reviews.detail(id, place, from)).detail.who
  }
  expect(await whoUsed('new services 10.0.1.3 443/tcp')).toEqual({
    label: 'Used by',
    before: false,
    hosts: 3,
    first: [4, 5, 6].map((host) => ({ host: `10.0.0.${host}`, records: 5 })),
  })
  expect(await whoUsed('gone services 10.0.1.2 443/tcp')).toMatchObject({
    before: true,
    hosts: 1,
    first: [{ host: '10.0.0.3', records: 5 }],
  })
  expect(await whoUsed('new edges 10.0.0.4 → 10.0.1.3 443/tcp +2')).toBeNull()
})

test('what is loaded after the agenda does not widen it, though no end was asked for', async () => {
  const own = await twoWeeks()
  const from = await sources(own)
  const { id, cards, comparison } = await from.reviews.make(from, asked(from, { search: 'from=2026-01-12', least: 0 }))
  const place = cards.findIndex((card) => line(card) === 'new services 10.0.1.3 443/tcp')
  await fill(own.duck, 2, 'conn', daily(third, 4, 3, 20))
  const { card, detail } = await from.reviews.detail(id, place, from)
  expect(detail.note).toBeNull()
  expect(detail.evidence[0]).toMatchObject({ total: card.records, to: comparison.window.to })
  expect(detail.chart.filter(({ period }) => period === 'window').reduce((sum, { records }) => sum + Number(records), 0)).toBe(card.records)
  expect(detail.who?.first[0]).toEqual({ host: '10.0.0.4', records: 5 })
})
