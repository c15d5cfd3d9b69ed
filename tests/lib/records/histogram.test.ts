import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { binsOver } from '../../../lib/records/bins'
import { captureGaps } from '../../../lib/records/gaps'
import { histogram } from '../../../lib/records/histogram'
import { storeWith } from '../store-fixture'

const hour = 3600
const start = 1_700_000_000 - (1_700_000_000 % 86_400)

describe('bins', () => {
  test('end for one bin across 1970, where every width has an edge', () => {
    expect(binsOver(-1n, 0n, 1)).toEqual({ start: -1n, count: 1, width: 2n })
  })

  test('cover both ends of any span with no more bins than asked for', () => {
    fc.assert(
      fc.property(
        fc.bigInt({ min: -(10n ** 16n), max: 10n ** 16n }),
        fc.bigInt({ min: 0n, max: 10n ** 16n }),
        fc.integer({ min: 1, max: 600 }),
        (first, span, most) => {
          const last = first + span
          const { start, count, width } = binsOver(first, last, most)
          expect(count).toBeLessThanOrEqual(most)
          expect(start <= first).toBe(true)
          expect(start + width * BigInt(count) > last).toBe(true)
          expect(start % width === 0n || (most === 1 && first < 0n && last >= 0n)).toBe(true)
        },
      ),
    )
  })
})

describe('a histogram', () => {
  test('counts every record that has a time once, in the scope', async () => {
    const store = await storeWith({
      conn: [
        ...Array.from({ length: 100 }, (_, i) => ({ ts: start + i * 61.5, uid: `C${i}`, id_resp_p: i % 2 ? 80 : 443 })),
        { ts: null, uid: 'x' },
      ],
    })
    const whole = await histogram(store, 'conn', new URLSearchParams('bins=10'))
    expect(whole.total).toBe(100)
    expect(whole.bins.length).toBeLessThanOrEqual(10)
    expect(whole.bins[0]?.at).toBe(whole.from)
    const part = await histogram(store, 'conn', new URLSearchParams(`filter=port:80&from=${start + 61.5}&to=${start + 61.5 * 3}`))
    expect(part.total).toBe(1)
    expect(part.bins).toHaveLength(1)
  })

  test('has a bin for each step of its time, also where nothing was recorded', async () => {
    const store = await storeWith({ conn: [0, 10, 3600].map((after) => ({ ts: start + after })) })
    const { from, to, width, bins } = await histogram(store, 'conn', new URLSearchParams('bins=20'))
    const begin = Date.parse(from ?? '')
    expect(bins.map(({ at }) => Date.parse(at))).toEqual(bins.map((_, i) => begin + i * width * 1000))
    expect(begin + bins.length * width * 1000).toBe(Date.parse(to ?? ''))
    expect(bins.filter(({ rows }) => rows === 0).length).toBeGreaterThan(5)
  })

  test('of nothing in scope, or of a log without times, is empty', async () => {
    const store = await storeWith({ conn: [{ ts: start }] })
    expect(await histogram(store, 'conn', new URLSearchParams('to=1'))).toMatchObject({ from: null, bins: [], total: 0 })
  })

  test('refuses more than 600 bins', async () => {
    const store = await storeWith({ conn: [{ ts: start }] })
    await expect(histogram(store, 'conn', new URLSearchParams('bins=601'))).rejects.toMatchObject({ status: 'bad-params' })
  })
})

describe('a gap in the capture', () => {
  const busy = (from: number, to: number) => Array.from({ length: (to - from) / 60 }, (_, i) => ({ ts: from + i * 60 }))

  test('is a silence of all logs above an hour', async () => {
    const store = await storeWith({
      conn: [...busy(start, start + 2 * hour), ...busy(start + 4 * hour, start + 6 * hour)],
      dns: [{ ts: start + 90 }],
    })
    expect(await captureGaps(store)).toEqual([
      {
        from: new Date((start + 2 * hour) * 1000).toISOString().replace('Z', '000Z'),
        to: new Date((start + 4 * hour) * 1000).toISOString().replace('Z', '000Z'),
        spanned: false,
      },
    ])
    const drawn = await histogram(store, 'conn', new URLSearchParams())
    expect(drawn.gaps).toHaveLength(1)
  })

  test('is told to be spanned where a connection lasted through all of it', async () => {
    const around = (duration: number) => storeWith({ conn: [{ ts: start, duration }, ...busy(start + 3 * hour, start + 5 * hour)] })
    expect(await captureGaps(await around(3 * hour))).toMatchObject([{ spanned: true }])
    expect(await captureGaps(await around(3 * hour - 60))).toMatchObject([{ spanned: false }])
  })

  test('is looked for while traffic lasts, not between it and what the machine wrote that read the capture', async () => {
    const store = await storeWith({
      conn: busy(start, start + 2 * hour),
      weird: [{ ts: 0 }, { ts: start }],
    })
    expect(await captureGaps(store)).toEqual([])
  })

  test('is none where another log goes on, within the hour, or where records are rare anyway', async () => {
    const other = await storeWith({
      conn: [...busy(start, start + hour), ...busy(start + 3 * hour, start + 4 * hour)],
      dns: busy(start, start + 4 * hour),
    })
    expect(await captureGaps(other)).toEqual([])
    const short = await storeWith({ conn: [...busy(start, start + hour), ...busy(start + hour + 3540, start + 3 * hour)] })
    expect(await captureGaps(short)).toEqual([])
    const rare = await storeWith({ conn: [0, 1, 2, 3, 10].map((n) => ({ ts: start + n * hour })) })
    expect(await captureGaps(rare)).toEqual([])
    expect(await captureGaps(await storeWith({}))).toEqual([])
  })
})
