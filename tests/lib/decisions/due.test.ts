import { expect, test } from 'vitest'
import { openDecisions } from '../../../lib/decisions/decisions'
import { decisionsPath, given } from './decision-fixture'

test('what is deferred is due on no day that has passed', async () => {
  const decisions = openDecisions(await decisionsPath(), () => new Date('2026-11-10T23:00:00.000Z'))
  const until = (due: string) => decisions.decide(given([1], { verdict: 'defer', to: 'P. Aydin', due }))
  await expect(until('2026-11-09')).rejects.toMatchObject({ status: 'bad-params', details: { fields: { due: [expect.any(String)] } } })
  expect((await decisions.list()).events).toEqual([])
  expect(await until('2026-11-10')).toMatchObject([{ due: '2026-11-10' }])
})
