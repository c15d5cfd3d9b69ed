import { expect, it } from 'vitest'
import { presetOf, presetsOver } from '../../components/hunt/presets'

const preset = (title: string, params: Record<string, string>) => ({ title, question: `${title}?`, look: title, params })

it('the ready-made question is that of what was picked, whatever the thresholds', () => {
  const hunt = {
    params: { log: { default: 'dns', picks: 'log' }, least: { default: 2 } },
    presets: [preset('names', {}), preset('agents', { log: 'http' })],
  } as const
  expect(presetOf(hunt, { least: '5' })?.title).toBe('names')
  expect(presetOf(hunt, { log: 'http', least: '5' })?.title).toBe('agents')
  expect(presetOf(hunt, { log: 'ssl' })).toBeNull()
})

it('where nothing is picked, it is that of the parameters that the questions name', () => {
  const hunt = {
    params: { kind: { default: 'edges' }, z: { default: 3.5 } },
    presets: [preset('edges', { kind: 'edges' }), preset('names', { kind: 'names' })],
  } as const
  expect(presetOf(hunt, { z: '5' })?.title).toBe('edges')
  expect(presetOf(hunt, { kind: 'names' })?.title).toBe('names')
  expect(presetOf(hunt, { kind: 'services' })).toBeNull()
})

it('a hunt without ready-made questions has none', () => {
  expect(presetOf({ params: { z: { default: 3.5 } }, presets: [] }, {})).toBeNull()
})

it('where a log is missing, those over logs that are here can be asked instead, apart from what needs a list', () => {
  const country = { ...preset('countries', { log: 'conn' }), needs: 'country' as const }
  const presets = [preset('agents', { log: 'http' }), preset('ports', { log: 'conn' }), country, preset('edges', { kind: 'edges' })]
  expect(presetsOver({ presets }, { conn: 5, dns: 2 }).map(({ title }) => title)).toEqual(['ports'])
  expect(presetsOver({ presets }, {})).toEqual([])
})
