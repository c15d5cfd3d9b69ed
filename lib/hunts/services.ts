import { defineHunt } from '../hunt'
import { columns } from './services/columns'
import { coverage } from './services/coverage'
import { params } from './services/params'
import { blindSpots, falsePositives, normal, playbook } from './services/playbook'
import { query } from './services/query'
import { explanations, hides, signals } from './services/signals'
import { caveats, checks, evidence, sentence } from './services/words'

export const services = defineHunt({
  id: 'services',
  title: 'Services',
  question: 'Which services do our hosts offer, and what is new among them?',
  remark:
    'Inventory rows are not traffic counts: known_services has one a day for each port and protocol; connections are those of conn.log that were answered.',
  subjects: 'services',
  attack: [
    { id: 'T1571', name: 'Non-Standard Port' },
    { id: 'T1505', name: 'Server Software Component' },
    { id: 'T1133', name: 'External Remote Services' },
  ],
  references: [
    'Zeek, policy/protocols/conn/known-services.zeek: what is listed, when and for whom',
    'MITRE ATT&CK data source DS0019, Service',
    'RFC 6335: system, user and dynamic ports',
  ],
  logs: ['known_services'],
  instead: ['conn'],
  optional: ['conn', 'known_hosts'],
  params,
  columns,
  key: ['host', 'port_num', 'port_proto'],
  order: '-score,host,port_num,port_proto',
  query,
  signals,
  explanations: () => explanations,
  hides: () => hides,
  sentence,
  caveats,
  evidence,
  checks,
  coverage,
  overview: { kind: 'scatter', title: 'Clients against days seen', x: 'days', y: 'clients', logX: false },
  playbook,
  normal,
  falsePositives,
  blindSpots,
})
