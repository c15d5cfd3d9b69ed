import { describe, expect, test } from 'vitest'
import { storeWith } from '../lib/store-fixture'
import { at, day, stacked } from './stack-rows'

const request = (user_agent: string, days: number | null) => ({
  ts: days === null ? null : at(days * day),
  id_orig_h: '192.0.2.1',
  user_agent,
})

/** Days of each value in a log whose last day lies so many after its first. */
async function daysOver(last: number) {
  const store = await storeWith({
    http: [
      ...[0, 0.25, 0.5, 1, last - 1, last, last + 0.75].map((days) => request('often', days)),
      request('ends', 0),
      request('ends', last),
      request('once', 1),
      request('never', null),
    ],
  })
  const { rows } = await stacked(store)
  return Object.fromEntries(rows.map(({ user_agent, days }) => [user_agent, days]))
}

describe('distinct days of a value', () => {
  test.each([3, 61, 62, 63, 64, 65, 5000])('are counted alike in a log of %i days and one', async (last) => {
    expect(await daysOver(last)).toEqual({ often: 4, ends: 2, once: 1, never: null })
  })

  test('are unknown where no record of the log has a time', async () => {
    const store = await storeWith({ http: [request('never', null)] })
    expect((await stacked(store)).rows).toMatchObject([{ user_agent: 'never', days: null, records: 1 }])
  })
})
