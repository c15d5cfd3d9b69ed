import { defineHunt } from '../hunt'
import { sql } from '../sql'
import { lanes } from './fast-flux/chart'
import { columns } from './fast-flux/columns'
import { localPorts } from './fast-flux/fills'
import { params } from './fast-flux/params'
import { blindSpots, falsePositives, playbook } from './fast-flux/playbook'
import { query } from './fast-flux/query'
import { explanations, hides, signals } from './fast-flux/signals'
import { caveats, checks, evidence, sentence } from './fast-flux/words'

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
  params,
  columns,
  key: ['query'],
  query,
  signals,
  explanations,
  hides,
  sentence,
  caveats,
  evidence,
  checks,
  coverage: ({ from, fn }) => sql`SELECT 'Lookups of a resolver' AS label, count(*) AS observed, (SELECT count(*) FROM ${from.dns}) AS "of",
  'NetBIOS, mDNS and LLMNR share the log and are left out' AS note
FROM ${from.dns}
WHERE id_resp_p IS NULL OR id_resp_p NOT IN (${localPorts[0]}, ${localPorts[1]}, ${localPorts[2]})
UNION ALL
SELECT 'Address lookups with an answer' AS label, count(*) FILTER (WHERE ${fn.size(sql`answers`)} > 0) AS observed, count(*) AS "of",
  'names without an answer have no addresses to change' AS note
FROM ${from.dns}
WHERE qtype IN (1, 28)
UNION ALL
SELECT 'Answers with a measured reply time' AS label, count(rtt) AS observed, count(*) AS "of",
  'for the others the reply counts as immediate' AS note
FROM ${from.dns}
WHERE ${fn.size(sql`answers`)} > 0
UNION ALL
SELECT 'Service bindings (HTTPS, SVCB)' AS label, count(*) FILTER (WHERE qtype IN (64, 65)) AS observed, count(*) AS "of",
  'Zeek logs no answer for these, so their addresses are not seen' AS note
FROM ${from.dns}`,
  chart: { kind: 'lanes', title: 'Addresses by network', query: lanes },
  overview: { kind: 'scatter', title: 'TTL against churn', x: 'ttl_median', y: 'churn', logX: true },
  playbook,
  falsePositives,
  blindSpots,
})
