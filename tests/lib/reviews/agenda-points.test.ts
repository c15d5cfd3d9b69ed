import { describe, expect, test, vi } from 'vitest'
import { openDecisions } from '../../../lib/decisions/decisions'
import { baselineChange } from '../../../lib/hunts/baseline-change'
import { agenda } from '../../../lib/reviews/agenda'
import { reviewToMake } from '../../../lib/reviews/review'
import { frozen } from '../baselines/baseline-fixture'
import { atWork, every, type Habit, iso, once, scattered, steady } from '../baselines/steady-traffic'
import { decisionsPath } from '../decisions/decision-fixture'
import { bench } from '../ingest/load-fixture'
import { line } from './review-fixture'

// Each asks every kind of item several times.
vi.setConfig({ testTimeout: 240_000 })

/** The usual agenda of a week after a baseline of so many days, without the largest flows. */
async function usualAgenda(days: number, seed: number, later: (habit: Habit) => Habit) {
  const { store, write, load } = await bench()
  const logs = Object.entries(steady({ days: days + 7, seed, on: (usual, day) => (day < days ? usual : usual.map(later)) }))
  await load(...(await Promise.all(logs.map(([log, text]) => write(`${log}.log`, text)))))
  const kept = await frozen(store, { from: iso(0), to: iso(days) })
  const given = { title: 'Next week', chair: 'Mara', baseline: kept.baseline.id, search: `from=${iso(days)}&to=${iso(days + 7)}` }
  const decisions = openDecisions(await decisionsPath())
  const { cards } = await agenda(kept.store, baselineChange, kept.baseline, decisions, reviewToMake.parse(given), new Date())
  return cards.filter(({ section }) => section !== 'unexplained').map(line)
}

describe.each([
  ['three weeks', 21, 1],
  ['a week', 7, 3],
])('after %s, the usual agenda', (_, days, seed) => {
  test('has each volume that doubled and each thing that moved to other hours', async () => {
    const cards = await usualAgenda(days, seed, (habit) => {
      const { source, target, agent } = habit
      if (target === '10.0.0.11') return { ...habit, times: scattered(120) }
      if (target === '10.0.0.40') return { ...habit, times: scattered(80) }
      if (agent === 'Probe/2.0') return { ...habit, times: every(30) }
      if (target === '10.0.0.21') return { ...habit, times: once(2, 4) }
      return target === '10.0.0.10' && source === '10.0.1.3' ? { ...habit, times: atWork(3, 14) } : habit
    })
    expect(cards.sort()).toEqual(
      [
        'changed edges 10.0.0.10 → 10.0.0.11 5432/tcp',
        'changed services 10.0.0.11 5432/tcp',
        'changed edges 192.0.2.0/24 → 10.0.0.40 25/tcp smtp',
        'changed services 10.0.0.40 25/tcp smtp',
        'changed edges 10.0.0.5 → 10.0.0.10 80/tcp http',
        'changed services 10.0.0.10 80/tcp http',
        'changed user_agents Probe/#',
        'changed edges 10.0.0.20 → 10.0.0.21 22/tcp ssh',
        'changed services 10.0.0.21 22/tcp ssh',
        'changed edges 10.0.1.3 → 10.0.0.10 443/tcp ssl',
      ].sort(),
    )
  })

  test('has nothing of a week that goes on as before', async () => {
    expect(await usualAgenda(days, seed, (habit) => habit)).toEqual([])
  })
})
