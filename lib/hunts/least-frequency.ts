import { defineHunt } from '../hunt'
import { columns } from './least-frequency/columns'
import { coverage } from './least-frequency/coverage'
import { detail } from './least-frequency/detail'
import { params } from './least-frequency/params'
import { blindSpots, falsePositives, normal, playbook } from './least-frequency/playbook'
import { presets } from './least-frequency/presets'
import { query } from './least-frequency/query'
import { stackOf, throughTls } from './least-frequency/stack'
import { caveats, checks, evidence, sentence } from './least-frequency/words'

const withoutCountries =
  'No list says in which country an address lies. Put an .mmdb of countries into the folder SPOOR_LISTS; it is read at once, without a new start.'

export const leastFrequency = defineHunt({
  id: 'least-frequency',
  title: 'Least frequency',
  question: 'Which values are seen on the fewest hosts?',
  remark: 'Rare is not bad: read the tail, name what you know, follow what nobody can name.',
  subjects: 'values',
  attack: [
    { id: 'T1071.001', name: 'Application Layer Protocol: Web Protocols' },
    { id: 'T1571', name: 'Non-Standard Port' },
    { id: 'T1036', name: 'Masquerading' },
    { id: 'T1595', name: 'Active Scanning' },
  ],
  references: [
    'Least frequency of occurrence: Mandiant’s incident response practice; SANS FOR508, stacking',
    'Sqrrl, A Framework for Cyber Threat Hunting, 2016: stack counting',
    'SigmaHQ, rules/web/proxy_generic: suspicious user agents',
    'RFC 9110, 10.1.5: User-Agent',
    'RFC 4514: distinguished names as text',
    'publicsuffix.org: rules for registrable domains',
  ],
  logs: ({ log }) => [log],
  optional: ({ log }) => (log === throughTls ? ['ssl'] : []),
  lacks: ({ country }, { normalise }) => (country.present || !normalise.includes('country') ? null : withoutCountries),
  params,
  presets,
  columns,
  key: (asked, fieldsOf) => [...stackOf(asked, fieldsOf(asked.log)).map(({ key }) => key), 'stack'],
  order: 'hosts,records',
  query,
  signals: () => [],
  hides: () => [{ code: 'missing', label: 'records without a value', show: { missing: true }, weight: 'records' }],
  sentence,
  caveats,
  detail,
  evidence,
  checks,
  coverage,
  overview: {
    kind: 'rarity',
    title: 'How many values are on how many hosts',
    by: ['hosts', 'records'],
    records: 'records',
    first: 'first_seen',
  },
  playbook,
  normal,
  falsePositives,
  blindSpots,
})
