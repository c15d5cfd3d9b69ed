import { defineHunt } from '../hunt'
import { lanes } from './fast-flux/chart'
import { columns } from './fast-flux/columns'
import { coverage } from './fast-flux/coverage'
import { detail } from './fast-flux/detail'
import { checks, evidence } from './fast-flux/evidence'
import { params } from './fast-flux/params'
import { blindSpots, falsePositives, normal, playbook } from './fast-flux/playbook'
import { query } from './fast-flux/query'
import { explanations, hides, signals } from './fast-flux/signals'
import { caveats, sentence } from './fast-flux/words'

export const fastFlux = defineHunt({
  id: 'fast-flux',
  title: 'Fast flux',
  question: 'Which names kept changing their addresses while we watched?',
  remark: 'Counted over cache fills, not over answers: a TTL that only counts down is not churn.',
  subjects: 'names',
  attack: [{ id: 'T1568.001', name: 'Dynamic Resolution: Fast Flux DNS' }],
  references: [
    'Holz et al., Measuring and Detecting Fast-Flux Service Networks, NDSS 2008',
    'Perdisci et al., Detecting Malicious Flux Service Networks, ACSAC 2009; FluxBuster, TDSC 2012',
    'Bilge et al., EXPOSURE, NDSS 2011',
    'CISA, NSA et al., AA25-093A, Fast Flux: A National Security Threat, 2025',
    'RFC 1035, RFC 2181: time to live in caches',
  ],
  logs: ['dns'],
  // Read only to tell how certificates are logged; connections and requests are counted where their logs are loaded.
  optional: ['ssl'],
  params,
  columns,
  key: ['query'],
  query,
  signals,
  explanations,
  hides,
  sentence,
  caveats,
  detail,
  evidence,
  checks,
  coverage,
  chart: { kind: 'lanes', title: 'Addresses by network', query: lanes },
  overview: { kind: 'scatter', title: 'TTL against churn', x: 'ttl_median', y: 'churn', logX: true },
  playbook,
  normal,
  falsePositives,
  blindSpots,
})
