import { kindOf } from '../baselines/items/kinds'
import { defineHunt } from '../hunt'
import { chart } from './baseline-change/chart'
import { columns } from './baseline-change/columns'
import { coverage } from './baseline-change/coverage'
import { detail } from './baseline-change/detail'
import { checks, evidence } from './baseline-change/evidence'
import { params } from './baseline-change/params'
import { blindSpots, falsePositives, normal, playbook } from './baseline-change/playbook'
import { presets } from './baseline-change/presets'
import { query } from './baseline-change/query'
import { explanations, hides, signals } from './baseline-change/signals'
import { called, caveats, sentence } from './baseline-change/words'

export const baselineChange = defineHunt({
  id: 'baseline-change',
  title: 'Baseline change',
  question: 'What does this window do that the baseline did not?',
  remark: 'Rates are for each 24 hours that were captured. What is the same is counted and hidden.',
  subjects: 'changes',
  attack: [
    { id: 'T1071', name: 'Application Layer Protocol' },
    { id: 'T1571', name: 'Non-Standard Port' },
    { id: 'T1021', name: 'Remote Services' },
    { id: 'T1041', name: 'Exfiltration Over C2 Channel' },
  ],
  references: [
    'Iglewicz and Hoaglin, How to Detect and Handle Outliers (1993): robust z, 3.5',
    'Lin, Divergence Measures Based on the Shannon Entropy, IEEE Trans. Inf. Theory 37 (1991)',
    'MITRE ATT&CK data source DS0029, Network Traffic: network traffic flow',
  ],
  logs: ({ kind }) => [kindOf(kind).log],
  optional: ({ kind }) => kindOf(kind).optional,
  lacks: ({ baselines }) =>
    baselines.length > 0 ? null : 'No baseline has been frozen yet. Freeze a window under Baselines, then compare another one with it.',
  params,
  presets,
  columns,
  key: ['item', 'source', 'target', 'port', 'proto'],
  owns: ['change', 'item', 'source', 'target', 'port', 'proto', 'services', 'way'],
  query,
  beside: ['bytes'],
  signals,
  explanations,
  hides,
  called,
  sentence,
  caveats,
  detail,
  evidence,
  checks,
  coverage,
  chart: { kind: 'days', title: 'Per day, in the baseline and in this window', query: chart },
  overview: { kind: 'comparison', title: 'What differs from the baseline' },
  playbook,
  normal,
  falsePositives,
  blindSpots,
})
