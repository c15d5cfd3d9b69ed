import { describe, expect, it } from 'vitest'
import { differenceOf, hourText, inkStep, inkSteps } from '../../components/hunt/comparison/heat-data'

describe('hours of the week', () => {
  it.each([
    [{ old: 5, new: 5, z: 3.5 }, 'same'],
    [{ old: 5, new: 9, z: 3.6 }, 'more'],
    [{ old: 5, new: 90, z: 7.1 }, 'far more'],
    [{ old: 5, new: 2, z: -3.6 }, 'fewer'],
    [{ old: 5, new: 0, z: -7.1 }, 'far fewer'],
    [{ old: null, new: 5, z: null }, 'no claim'],
    [{ old: 5, new: null, z: null }, 'no capture'],
  ] as const)('%j is %s', (cell, said) => {
    expect(differenceOf(cell, 3.5)).toBe(said)
  })

  it('have the same ink for the same figure on both sides', () => {
    const steps = inkSteps([
      { old: 90, new: 10 },
      { old: null, new: 100 },
    ])
    expect(steps).toEqual([5, 25, 50, 75])
    expect([0, 5, 49, 50, 100].map((value) => inkStep(value, steps))).toEqual([0, 1, 2, 3, 4])
  })

  it('begin with Monday', () => {
    expect([0, 23, 24, 167].map(hourText)).toEqual(['Mon 00:00', 'Mon 23:00', 'Tue 00:00', 'Sun 23:00'])
  })
})
