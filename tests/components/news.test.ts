import { describe, expect, it } from 'vitest'
import { concernedBy } from '../../components/decisions/news'

const urls = [
  '/api/decisions?current=true',
  '/api/hunts/fast-flux?offset=0',
  '/api/hunts/fast-flux/chart',
  '/api/hunts/fast-flux/rows/0123456789abcdef',
  '/api/hunts/services',
  '/api/counts',
  '/api/hosts/192.0.2.1/hunts',
  '/api/hosts/192.0.2.1',
  '/api/names?offset=0',
  '/api/baselines/a/comparison?from=1',
  '/api/baselines/a',
  '/api/baselines/a/items?kind=edges',
  '/api/baselines',
  '/api/logs/conn',
  '/api/allow-list/hits',
]
const asked = (hunts: Parameters<typeof concernedBy>[0]) => urls.filter(concernedBy(hunts))

describe('what a decision changes', () => {
  it('is every list of decisions, and nothing else where no other decision stands', () => {
    expect(asked([])).toEqual(['/api/decisions?current=true'])
  })
  it('is its own hunt and what counts rows of hunts', () => {
    const counting = [
      '/api/counts',
      '/api/hosts/192.0.2.1/hunts',
      '/api/names?offset=0',
      '/api/baselines/a/comparison?from=1',
      '/api/baselines/a',
    ]
    expect(asked(['services'])).toEqual(['/api/decisions?current=true', '/api/hunts/services', ...counting])
    expect(asked(['fast-flux'])).toEqual([...urls.slice(0, 4), ...counting])
  })
  it('is every hunt where it reaches beyond its own', () => {
    expect(asked('all')).toEqual([...urls.slice(0, 7), ...urls.slice(8, 11)])
  })
})
