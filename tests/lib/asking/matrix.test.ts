import { beforeAll, describe, expect, test } from 'vitest'
import { overviewChart } from '../../../lib/asking/inspect'
import type { Cell } from '../../../lib/asking/matrix'
import { portProtocol } from '../../../lib/hunts/port-protocol'
import { flow, times } from '../../hunts/port-protocol-rows'
import { type FixtureRow, storeWith } from '../store-fixture'

async function matrixOf(conn: readonly FixtureRow[], search = '') {
  const chart = await overviewChart(await storeWith({ conn }), portProtocol, new URLSearchParams(search))
  if (chart.status !== 'ok' || chart.kind !== 'matrix') throw new Error('no matrix')
  return chart
}

const at = (points: readonly Cell[], x: number | null, y: string | null) => points.find((cell) => cell.x === x && cell.y === y)
const sum = (points: readonly Cell[]) => points.reduce((all, { count }) => all + count, 0)

describe('cells', () => {
  let chart: Awaited<ReturnType<typeof matrixOf>>
  beforeAll(async () => {
    chart = await matrixOf([
      ...times(5, () => ({ service: 'http' })),
      ...times(2, () => ({ service: 'ssh' })),
      flow({ port: 443, service: 'http,ssl' }),
      flow({ port: 443, service: 'ssl' }),
      flow({ port: 445, service: 'gssapi,smb' }),
      flow({ port: 3389, service: 'ssl' }),
      flow({ port: 443 }),
      flow({ port: 9100 }),
      flow({ service: '-http' }),
      flow({ more: { resp_bytes: 0 } }),
    ])
  })

  test('count all rows, the hidden ones too, under the outermost protocol of their set', () => {
    expect(at(chart.points, 80, 'http')).toMatchObject({ count: 5, grade: null, explained: false })
    expect(at(chart.points, 443, 'ssl')).toMatchObject({ count: 2, grade: null })
    expect(at(chart.points, 445, 'smb')).toMatchObject({ count: 1, grade: null })
    expect(at(chart.points, 9100, 'none')).toMatchObject({ count: 1, grade: null })
    expect(sum(chart.points)).toBe(14)
  })

  test('carry the tier of what is found, and whether it is explained', () => {
    expect(at(chart.points, 80, 'ssh')).toMatchObject({ count: 2, grade: 1 })
    expect(at(chart.points, 443, 'none')).toMatchObject({ grade: 3 })
    expect(at(chart.points, 80, 'none')).toMatchObject({ grade: 4 })
    expect(at(chart.points, 3389, 'ssl')).toMatchObject({ grade: null, explained: true })
  })

  test('have pills of their port and each spelling of their sets', () => {
    expect(at(chart.points, 80, 'ssh')?.filter).toEqual(['id_resp_p:80', 'service:ssh'])
    expect(at(chart.points, 443, 'ssl')?.filter).toEqual(['id_resp_p:443', 'service:"http,ssl"', 'service:ssl'])
    expect(at(chart.points, 443, 'none')?.filter).toEqual(['id_resp_p:443', 'service:-'])
  })
})

test('at most 24 ports and 12 protocols are drawn; findings stay, the rest is summed', async () => {
  const usual = times(100, (i) => ({ port: 10_000 + (i % 50), service: `p${i % 20}` }))
  const chart = await matrixOf([...usual, ...usual, flow({ port: 22, service: 'http' }), flow({ port: 20_000, service: 'http' })])
  const xs = new Set(chart.points.map(({ x }) => x))
  const ys = new Set(chart.points.map(({ y }) => y))
  expect([xs.size, ys.size]).toEqual([24, 12])
  expect(xs.has(null) && ys.has(null)).toBe(true)
  expect(at(chart.points, 22, 'http')).toMatchObject({ count: 1, grade: 1 })
  expect(chart).toMatchObject({ across: 52, down: 21 })
  expect(sum(chart.points)).toBe(202)
})

test('as many as can be drawn are not summed', async () => {
  const chart = await matrixOf(times(24, (i) => ({ port: 10_000 + i, service: `p${i % 12}` })))
  expect(new Set(chart.points.map(({ x }) => x)).has(null)).toBe(false)
  expect(new Set(chart.points.map(({ y }) => y)).has(null)).toBe(false)
})
