import { type Certificate, certificate } from './certificates'
import type { Names } from './names'
import { random } from './random'

/** A site that people of the company visit; those further up are visited more often. */
export interface Site {
  readonly name: string
  readonly certificate: Certificate
  readonly version: 'TLSv13' | 'TLSv12'
  /** In clear, on port 80. */
  readonly plain: boolean
  /** Names that its pages fetch more from. */
  readonly parts: readonly string[]
  readonly v6: boolean
}

const first = [
  'harbour',
  'maple',
  'signal',
  'copper',
  'linden',
  'summit',
  'meadow',
  'quartz',
  'falcon',
  'cedar',
  'beacon',
  'atlas',
  'willow',
  'ember',
  'granite',
  'orchard',
]
const second = [
  'news',
  'mail',
  'forum',
  'shop',
  'maps',
  'books',
  'travel',
  'weather',
  'metals',
  'docs',
  'bank',
  'jobs',
  'video',
  'parts',
  'tools',
  'freight',
]
const ends = ['example', 'example', 'test', 'example']
const ranges = ['192.0.2', '198.51.100', '203.0.113']

/** Stands behind many sites; its own names are fetched from their pages. */
const helpers = [
  'fonts.pagekit.example',
  'stats.visitcount.example',
  'static.pagekit.example',
  'ads.linkmarket.test',
  'login.oneaccount.example',
  'img.photoden.example',
]

function site(index: number): Site {
  const own = random(`site ${index}`)
  const label = `${first[index % first.length]}-${second[(index * 7) % second.length]}`
  const top = own.pick(ends)
  const name = `${own.pick(['www', 'www', 'www', 'app', 'portal', 'm'])}.${label}.${top}`
  return {
    name,
    certificate: certificate([name, `${label}.${top}`]),
    version: own.chance(0.6) ? 'TLSv13' : 'TLSv12',
    plain: own.chance(0.09),
    parts: own.some(helpers, own.int(0, 3)),
    v6: own.chance(0.35),
  }
}

export const sites: readonly Site[] = Array.from({ length: 110 }, (_, i) => site(i))
const behind: readonly Site[] = helpers.map((name, i) => ({
  name,
  certificate: certificate([`*.${name.split('.').slice(1).join('.')}`]),
  version: i < 4 ? 'TLSv13' : 'TLSv12',
  plain: false,
  parts: [],
  v6: i % 2 === 0,
}))

/** Whatever is asked for by name. */
export const siteOf: ReadonlyMap<string, Site> = new Map([...sites, ...behind].map((one) => [one.name, one]))

/** Publishes the sites' addresses: mostly one to four, the same for weeks; every ninth stands behind a balancer that hands out two of eight. */
export function publishSites(names: Names): void {
  const own = random('published')
  let place = 0
  for (const { name, v6 } of siteOf.values()) {
    const range = ranges[place % 3]
    const from = 10 + ((place * 2) % 180)
    const balanced = place % 9 === 4
    const a = Array.from({ length: balanced ? 8 : own.pick([1, 1, 1, 2, 2, 4]) }, (_, i) => `${range}.${from + i}`)
    const aaaa = v6 ? [`2001:db8:${(256 + (place % 40)).toString(16)}::${(from + 16).toString(16)}`] : []
    if (balanced) names.add(name, (_, fill) => ({ ttl: 60, a: fill.some(a, 2), aaaa }))
    else names.add(name, { ttl: own.pick([60, 300, 300, 600, 3600]), a, aaaa })
    place++
  }
}
