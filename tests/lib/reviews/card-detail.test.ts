import { readFile, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { beforeAll, describe, expect, test } from 'vitest'
import type { Store } from '../../../lib/store/store'
import { asked, sources, type TwoWeeks, twoWeeks } from './review-fixture'

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
