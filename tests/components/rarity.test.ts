import { describe, expect, it } from 'vitest'
import type { ParamSchema } from '../../components/hunt/description'
import { type Preset, pillsOf, presetOf } from '../../components/hunt/presets'
import { brushOf, pillOf, placed, rareText, stepText, sumOf } from '../../components/hunt/rarity/pick'
import { valueText } from '../../components/value/text'

const steps = [1, 2, 3, 4, 5].map((n) => ({ from: n, to: n, rows: 10 - n, records: 20 })).concat({ from: 6, to: 10, rows: 1, records: 100 })

describe('a pick of the tail', () => {
  it.each([
    [{ first: 0, last: 0 }, 'hosts:1'],
    [{ first: 0, last: 1 }, 'hosts:1..2'],
    [{ first: 5, last: 5 }, 'hosts:6..10'],
  ])('%j is the pill %s, and back', (brush, pill) => {
    expect(pillOf('hosts', steps, brush)).toBe(pill)
    expect(brushOf('hosts', steps, ['query:a', pill])).toEqual(brush)
  })

  it('is read from pills that somebody wrote', () => {
    expect(brushOf('hosts', steps, ['hosts:..2'])).toEqual({ first: 0, last: 1 })
    expect(brushOf('hosts', steps, ['hosts:4..'])).toEqual({ first: 3, last: 5 })
    expect(brushOf('hosts', steps, ['hosts:7'])).toEqual({ first: 5, last: 5 })
    expect(brushOf('hosts', steps, ['hosts:11'])).toBeNull()
    expect(brushOf('hosts', steps, ['-hosts:1', 'host:1', 'records:1'])).toBeNull()
  })

  it('holds the rows and records under it', () => {
    expect(sumOf(steps, { first: 0, last: 1 })).toEqual({ rows: 17, records: 40 })
    expect(sumOf(steps, null).records).toBe(200)
  })

  it('leaves what is not known without a place', () => {
    expect(placed([{ from: null, to: null, rows: 1, records: 1 }, steps[5] ?? { from: 1, to: 1, rows: 0, records: 0 }])).toEqual([steps[5]])
    expect(stepText({ from: 6, to: 10 })).toBe('6–10')
  })

  it('says of the rarest how much they have, as the axis does', () => {
    const rarest = (from: number, to: number, rows: number) => rareText({ from, to, rows, records: rows }, 'hosts')
    expect([rarest(6, 10, 1), rarest(1, 1, 3200), rarest(2, 2, 1)]).toEqual(['1 on 6–10 hosts', '3,200 on 1 host', '1 on 2 hosts'])
  })
})

describe('ready-made questions', () => {
  const params: Readonly<Record<string, ParamSchema>> = {
    log: { default: 'http', picks: 'log' },
    field: { default: ['user_agent'], picks: 'fields' },
    normalise: { default: [], picks: 'ways' },
    missing: { default: false },
  }
  const preset = (title: string, asked: Record<string, string>, filter?: readonly string[]): Preset => ({
    title,
    question: '?',
    look: '.',
    params: asked,
    ...(filter && { filter }),
  })
  const presets = [
    preset('agents', { log: 'http', field: 'user_agent' }),
    preset('paths', { log: 'http', field: 'uri', normalise: 'path' }, ['status_code:404']),
  ]

  it('are known by the parameters that choose, defaults left out', () => {
    expect(presetOf({ params, presets }, {})?.title).toBe('agents')
    expect(presetOf({ params, presets }, { missing: 'true' })?.title).toBe('agents')
    expect(presetOf({ params, presets }, { field: 'uri', normalise: 'path' })?.title).toBe('paths')
    expect(presetOf({ params, presets }, { field: 'uri' })).toBeNull()
  })

  it('bring their pills and take them away again', () => {
    const [agents, paths] = presets
    expect(pillsOf(['host:192.0.2.1'], agents ?? null, paths ?? null)).toEqual(['host:192.0.2.1', 'status_code:404'])
    expect(pillsOf(['host:192.0.2.1', 'status_code:404'], paths ?? null, agents ?? null)).toEqual(['host:192.0.2.1'])
  })
})

it.each([
  [0.00817, '0.817'],
  [1, '100.000'],
  [0, '0.000'],
  [0.0000001, '<0.001'],
])('a share of %d is %s percent', (share, text) => {
  expect(valueText(share, 'share')).toBe(text)
})
