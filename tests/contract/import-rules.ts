/** What files may import. */
export interface Rule {
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

export const OWN = 'the files of the same hunt or entity'

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

export const rules: readonly Rule[] = [
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
      'lib/volume',
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
    only: [
      ...PLAIN,
      'lib/entity',
      'lib/sql',
      'lib/volume',
      'lib/names/',
      'lib/certificates/',
      'lib/reference/',
      'lib/entities/parts/',
      OWN,
    ],
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
