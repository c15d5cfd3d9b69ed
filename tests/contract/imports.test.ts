import { describe, expect, test } from 'vitest'
import { type Import, imports, importsOf } from './sources'

interface Rule {
  readonly says: string
  /** Files it binds: a path, or a folder when it ends in `/`. */
  readonly files: readonly string[]
  readonly except?: readonly string[]
  /** All that may be imported … */
  readonly only?: readonly string[]
  /** … or what must not be, … */
  readonly never?: readonly string[]
  /** … save these. */
  readonly save?: readonly string[]
  /** Whether `import type` is bound too. */
  readonly types?: 'bound' | 'free'
}

const OWN = 'the files of the same hunt or entity'

/** Modules without state, store, SQL or Node: they may stand anywhere, also in the browser. */
const PLAIN = [
  'lib/address',
  'lib/columns',
  'lib/defang',
  'lib/errors',
  'lib/filters',
  'lib/format',
  'lib/links',
  'lib/networks',
  'lib/reviews/state',
  'lib/scope',
  'lib/text',
  'lib/time',
]

const rules: readonly Rule[] = [
  { says: 'a plain module knows only plain modules', files: PLAIN, only: PLAIN },
  {
    says: 'a hunt knows declarations, SQL, what it shares with views of names and certificates and with baselines, and reference lists; no store, no page, no other hunt',
    files: ['lib/hunts/'],
    except: ['lib/hunts/index'],
    only: [
      ...PLAIN,
      'lib/hunt',
      'lib/params',
      'lib/points',
      'lib/sql',
      'lib/names/',
      'lib/certificates/',
      'lib/baselines/items/',
      'lib/baselines/leases',
      'lib/reference/',
      'zod',
      OWN,
    ],
  },
  {
    says: 'an entity knows declarations, SQL, what it shares with hunts of names and certificates, and reference lists; no store, no page, no other entity',
    files: ['lib/entities/'],
    except: ['lib/entities/index'],
    only: [...PLAIN, 'lib/entity', 'lib/sql', 'lib/names/', 'lib/certificates/', 'lib/reference/', 'lib/entities/parts/', OWN],
  },
  { says: 'a log knows only how logs are declared', files: ['lib/logs/'], only: ['lib/logs/'] },
  { says: 'a log knows no other log', files: ['lib/logs/'], except: ['lib/logs/index'], only: ['lib/logs/log'] },
  {
    says: 'the store knows fragments, logs and settings, not what is asked of it',
    files: ['lib/store/'],
    only: [...PLAIN, 'lib/store/', 'lib/sql', 'lib/logs/', 'lib/config', '@duckdb/node-api', 'node:'],
  },
  {
    says: 'only the store knows the engine',
    files: ['lib/', 'app/', 'components/', 'proxy', 'instrumentation'],
    except: ['lib/store/'],
    never: ['@duckdb/'],
  },
  {
    says: 'loading knows logs, store and settings; no hunt, no page',
    files: ['lib/ingest/'],
    never: [
      'lib/hunts/',
      'lib/hunt',
      'lib/run',
      'lib/asking/',
      'lib/records/',
      'lib/overview/',
      'lib/server',
      'app/',
      'components/',
      'next',
      'react',
    ],
  },
  { says: 'lib draws nothing', files: ['lib/'], never: ['app/', 'components/', 'react', 'react-dom', 'next'] },
  {
    says: 'the one path from hunt to result takes its store as an argument',
    files: ['lib/run', 'lib/asking/', 'lib/records/', 'lib/where/', 'lib/about/', 'lib/find/'],
    never: ['lib/server', 'lib/store/duckdb', 'lib/ingest/'],
  },
  { says: "only what serves requests reaches for the process's store", files: ['lib/', 'components/'], never: ['lib/server'] },
  {
    says: 'components get values from lib only where nothing drags SQL into the browser',
    files: ['components/'],
    never: ['app/', 'node:', 'lib/'],
    save: PLAIN,
    types: 'free',
  },
  { says: 'the sample is made without the program that reads it', files: ['data/'], never: ['lib/', 'app/', 'components/', 'tests/'] },
  {
    says: 'nothing that is shipped stands on a test',
    files: ['lib/', 'app/', 'components/', 'proxy', 'instrumentation'],
    never: ['tests/', 'vitest', '@playwright/test'],
  },
]

function matches(path: string, patterns: readonly string[]): boolean {
  return patterns.some((pattern) => path === pattern || path.startsWith(/[/:]$/.test(pattern) ? pattern : `${pattern}/`))
}

function sameHunt({ from, to }: Import): boolean {
  const home = from.split('/').slice(0, 3).join('/')
  return matches(to, [home])
}

function breaks(rule: Rule, line: Import): boolean {
  if (!matches(line.from, rule.files) || matches(line.from, rule.except ?? [])) return false
  if (line.typeOnly && rule.types === 'free') return false
  if (rule.only) return !matches(line.to, rule.only) && !(rule.only.includes(OWN) && sameHunt(line))
  return matches(line.to, rule.never ?? []) && !matches(line.to, rule.save ?? [])
}

/** A way from a file back to itself, or null. */
function cycle(lines: readonly Import[]): readonly string[] | null {
  const next = new Map<string, string[]>()
  for (const { from, to } of lines) next.set(from, [...(next.get(from) ?? []), to])
  const done = new Set<string>()
  const walk = (file: string, way: readonly string[]): readonly string[] | null => {
    if (way.includes(file)) return [...way.slice(way.indexOf(file)), file]
    if (done.has(file)) return null
    for (const to of next.get(file) ?? []) {
      const found = walk(to, [...way, file])
      if (found) return found
    }
    done.add(file)
    return null
  }
  for (const file of next.keys()) {
    const found = walk(file, [])
    if (found) return found
  }
  return null
}

describe('imports', () => {
  const all = imports()

  test.each(rules)('$says', (rule) => {
    expect(all.filter((line) => breaks(rule, line)).map((line) => `${line.from} imports ${line.to}`)).toEqual([])
  })

  test('go round in no circle', () => {
    // In the sample's generator the network's type names its parts and they name it: nothing of that is left when it runs.
    expect(cycle(all.filter(({ from, typeOnly }) => !(typeOnly && from.startsWith('data/'))))).toBeNull()
  })

  test('are read from every form of statement', () => {
    const text = [
      "import 'server-only'",
      "import type { Sql } from './sql'",
      "import { type A, type B } from './types'",
      "import {\n  type A,\n  b,\n} from '../both'",
      "import whole, * as all from '@/lib/all'",
      "export { c } from './again'",
      "const later = await import('node:fs')",
    ].join('\n')
    expect(importsOf('lib/deep/here.ts', text)).toEqual([
      { from: 'lib/deep/here', to: 'server-only', typeOnly: false },
      { from: 'lib/deep/here', to: 'lib/deep/sql', typeOnly: true },
      { from: 'lib/deep/here', to: 'lib/deep/types', typeOnly: true },
      { from: 'lib/deep/here', to: 'lib/both', typeOnly: false },
      { from: 'lib/deep/here', to: 'lib/all', typeOnly: false },
      { from: 'lib/deep/here', to: 'lib/deep/again', typeOnly: false },
      { from: 'lib/deep/here', to: 'node:fs', typeOnly: false },
    ])
  })

  test('that break a rule are found', () => {
    const broken = (from: string, to: string, typeOnly = false) => rules.some((rule) => breaks(rule, { from, to, typeOnly }))
    expect(broken('lib/hunts/fast-flux', 'lib/store/duckdb')).toBe(true)
    expect(broken('lib/hunts/fast-flux/query', 'lib/hunts/other')).toBe(true)
    expect(broken('lib/hunts/fast-flux/query', 'lib/hunts/fast-flux/params')).toBe(false)
    expect(broken('components/grid/grid', 'lib/sql')).toBe(true)
    expect(broken('components/grid/grid', 'lib/scope', true)).toBe(false)
    expect(
      cycle([
        { from: 'a', to: 'b', typeOnly: false },
        { from: 'b', to: 'a', typeOnly: false },
      ]),
    ).toEqual(['a', 'b', 'a'])
  })
})
