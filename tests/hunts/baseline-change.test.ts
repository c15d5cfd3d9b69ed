import { expect, test, vi } from 'vitest'
import { answered, compared, differences, frozen } from '../lib/baselines/baseline-fixture'
import { every, type Habit, habits, iso, once, scattered, shifted, steady } from '../lib/baselines/steady-traffic'
import { bench } from '../lib/ingest/load-fixture'

// Each asks every kind of item several times.
vi.setConfig({ testTimeout: 240_000 })

const baselineDays = 21
const before = { from: iso(0), to: iso(baselineDays) }
const own = `from=${before.from}&to=${before.to}`
const after = `from=${iso(baselineDays)}&to=${iso(baselineDays + 7)}`

/** Four weeks, the first three frozen. */
async function weeks(plan: Omit<Parameters<typeof steady>[0], 'days'> = {}) {
  const { store, write, load } = await bench()
  const logs = Object.entries(steady({ days: baselineDays + 7, ...plan }))
  await load(...(await Promise.all(logs.map(([log, text]) => write(`${log}.log`, text)))))
  return frozen(store, before)
}

const later = (changed: readonly Habit[]) => ({
  on: (usual: readonly Habit[], day: number) => (day < baselineDays ? usual : changed),
})
const codes = ({ notes }: Awaited<ReturnType<typeof compared>>) => notes.map(({ code }) => code)

test('a window beside itself has nothing new, gone or changed', async () => {
  const kept = await weeks()
  expect(await differences(kept.store, own)).toEqual([])
  const comparison = await compared(kept, own)
  const { kinds, jaccard, mix } = comparison
  expect(kinds.every(({ new: fresh, gone, changed }) => fresh + gone + changed === 0)).toBe(true)
  expect(kinds.map(({ kind, same }) => [kind, same])).toEqual(Object.entries(kept.baseline.items))
  expect(kinds.every(({ same }) => same > 0)).toBe(true)
  expect([jaccard, mix.connections, mix.bytes]).toEqual([1, 0, 0])
  expect(codes(comparison)).toEqual(['own', 'since'])
})

test.each([1, 2, 3])('a week that goes on as before has nothing new, gone or changed, whatever chance does (seed %i)', async (seed) => {
  const kept = await weeks({ seed })
  expect(await differences(kept.store, after)).toEqual([])
  expect(codes(await compared(kept, after))).toEqual(['span', 'since'])
})

test('what is planted is found, and nothing beside it', async () => {
  const stopped = habits.filter(({ target }) => target !== '10.0.0.30')
  const changed = stopped.map((habit): Habit => {
    if (habit.target === '10.0.0.11') return { ...habit, times: scattered(120) }
    if (habit.target === '10.0.0.21') return { ...habit, times: once(5, 4) }
    return habit.target === '10.0.0.40' ? { ...habit, bytes: 4 * habit.bytes } : habit
  })
  const fresh: Habit = { source: '10.0.1.3', target: '203.0.113.66', port: 4444, proto: 'tcp', bytes: 900, times: every(120) }
  const kept = await weeks(later([...changed, fresh]))
  expect(await differences(kept.store, after)).toEqual(
    [
      'new edges 10.0.1.3 > 203.0.113.0/24 4444/tcp',
      ...Array.from({ length: 8 }, (_, i) => `gone edges 10.0.1.${i + 1} > 10.0.0.30 8080/tcp`),
      'gone services 10.0.0.30 8080/tcp',
      'gone user_agents Forms/#',
      'changed edges 10.0.0.10 > 10.0.0.11 5432/tcp bytes connections',
      'changed services 10.0.0.11 5432/tcp bytes connections',
      'changed edges 10.0.0.20 > 10.0.0.21 22/tcp hours',
      'changed services 10.0.0.21 22/tcp hours',
      'changed edges 192.0.2.0/24 > 10.0.0.40 25/tcp bytes',
      'changed services 10.0.0.40 25/tcp bytes',
    ].sort(),
  )
  const { rows } = await answered(kept.store, 'edges', after)
  const row = (target: string) => rows.find((one) => one.target === target)
  expect(row('203.0.113.0/24')).toMatchObject({ old: 0, old_records: null, records: 84, days: 7, way: 'outward' })
  expect(row('10.0.0.30')).toMatchObject({ new: 0, records: null, days: null })
  expect(Number(row('10.0.0.11')?.new) / Number(row('10.0.0.11')?.old)).toBeCloseTo(2, 0)
  expect(Number(row('10.0.0.11')?.z)).toBeGreaterThan(3.5)
  expect(row('10.0.0.21')).toMatchObject({ old_peak: ['01'], peak: ['05'] })
  expect(row('10.0.0.21')?.sentence).toContain('at other hours of the day, mostly 05 h where it was 01 h UTC')
  expect(row('10.0.0.21')?.shift).toBeGreaterThan(0.8)
  expect(row('10.0.0.11')).toMatchObject({ old_peak: null, peak: null })
  const { kinds } = await compared(kept, after)
  expect(kinds.find(({ kind }) => kind === 'edges')).toMatchObject({ new: 1, gone: 8, changed: 3 })
})

test('a holiday is told, and is no drop in volume', async () => {
  const kept = await weeks({ busy: (day) => (day === baselineDays + 3 ? 0.05 : 1) })
  expect(await differences(kept.store, after)).toEqual([])
  const told = (await compared(kept, after)).notes.find(({ code }) => code === 'quiet')
  expect(told?.text).toContain('2026-01-29 in the window is like a holiday')
  const alone = `from=${iso(baselineDays + 3)}&to=${iso(baselineDays + 4)}`
  const found = await differences(kept.store, alone)
  expect(found.filter((line) => /changed|new/.test(line))).toEqual([])
  expect((await compared(kept, alone)).window.covered).toMatchObject({ weekdays: 0, quiet: ['2026-01-29'] })
})

test('a clock change is told; what runs at a fixed hour has other hours and nothing else', async () => {
  const kept = await weeks(later(habits.map((habit) => shifted(habit, 1))))
  const told = (await compared(kept, after)).notes.find(({ code }) => code === 'clock')
  expect(told?.text).toContain('moved by one, to later in UTC')
  const found = await differences(kept.store, after)
  expect(found).toContain('changed edges 10.0.0.20 > 10.0.0.21 22/tcp hours')
  expect(found.filter((line) => !/^changed .* hours$/.test(line) || line.includes('10.0.1.'))).toEqual([])
})

test.each([
  ['half a day', 12],
  ['three hours', 3],
])(
  'a window of %s of the baseline itself has nothing new or changed; what runs at other hours is missing, and marked',
  async (_, hours) => {
    const kept = await weeks()
    const window = `from=${iso(8.25)}&to=${iso(8.25 + hours / 24)}`
    const { rows } = await answered(kept.store, 'edges', window)
    expect(rows.filter(({ change }) => change === 'new' || change === 'changed')).toEqual([])
    const backup = rows.find(({ source, port }) => source === '10.0.0.20' && port === 22)
    expect(backup).toMatchObject({ change: 'gone', explained: [{ code: 'other_hours' }] })
    expect(codes(await compared(kept, window))).toContain('days')
  },
)
