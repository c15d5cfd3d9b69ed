import { describe, expect, it } from 'vitest'
import { binOf, lanesOf, momentsOf, readLanes } from '../../components/hunt/lanes-data'

const point = (minute: number, address: string, fresh: boolean, more: Record<string, unknown> = {}) => ({
  at: `2025-10-29T14:0${minute}:00Z`,
  lane: address.replace(/\.\d+\.\d+$/, '.0.0/16'),
  address,
  fresh: fresh ? 1 : 0,
  ttl: 60,
  moment: minute,
  ...more,
})

describe('lanes', () => {
  const marks = readLanes([point(2, '198.51.100.1', true), point(1, '192.0.2.1', true), point(3, '192.0.2.1', false)])

  it('stand in order of their first mark and count distinct values', () => {
    expect(lanesOf(marks, 12).map(({ name, values }) => [name, values])).toEqual([
      ['192.0.0.0/16', 1],
      ['198.51.0.0/16', 1],
    ])
  })

  it('are summed beyond the most that fit', () => {
    const many = readLanes(Array.from({ length: 5 }, (_, i) => point(i, `10.${i}.0.1`, true)))
    expect(lanesOf(many, 3).map(({ name, values }) => [name, values])).toEqual([
      ['10.0.0.0/16', 1],
      ['10.1.0.0/16', 1],
      ['3 more', 3],
    ])
    expect(lanesOf(many, 5)).toHaveLength(5)
  })

  it('leave out what has no time', () => {
    expect(readLanes([point(1, '192.0.2.1', true, { at: null })])).toEqual([])
  })
})

describe('summed points', () => {
  const sum = (hour: number, lane: string, fresh: number) => ({
    at: `2025-10-29T${hour}:00:00Z`,
    lane,
    address: null,
    addresses: 9,
    fresh,
    ttl: 60,
    moment: hour,
    bin: 3600,
  })
  const points = [sum(14, '192.0.0.0/16', 9), sum(14, '3 more', 4), sum(15, '192.0.0.0/16', 2), sum(16, '192.0.0.0/16', 0)]

  it('say what each stands for, and stand in the middle of it', () => {
    expect(binOf(points)).toBe(3600)
    expect(binOf([point(1, '192.0.2.1', true)])).toBeNull()
    expect(binOf([])).toBeNull()
    expect(new Date(readLanes(points)[0]?.at ?? 0).toISOString()).toBe('2025-10-29T14:30:00.000Z')
  })

  it('count each value once, where it is new', () => {
    expect(lanesOf(readLanes(points), 12).map(({ name, values }) => [name, values])).toEqual([
      ['192.0.0.0/16', 11],
      ['3 more', 4],
    ])
    expect(momentsOf(readLanes(points)).map(({ fresh }) => fresh)).toEqual([true, true, false])
  })
})

describe('moments', () => {
  it('are new when any of their marks is, and last as long as the shortest', () => {
    const marks = readLanes([
      point(1, '192.0.2.1', false, { ttl: 300 }),
      point(1, '192.0.2.2', true),
      point(2, '192.0.2.2', false, { ttl: null }),
    ])
    expect(momentsOf(marks).map(({ fresh, lasts }) => [fresh, lasts])).toEqual([
      [true, 60],
      [false, null],
    ])
  })

  it('at one time stay apart where they are different fillings', () => {
    expect(momentsOf(readLanes([point(1, '192.0.2.1', true), point(1, '192.0.2.9', true, { moment: 7 })]))).toHaveLength(2)
  })
})
