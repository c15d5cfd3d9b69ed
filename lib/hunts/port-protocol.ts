import { defineHunt } from '../hunt'
import { columns } from './port-protocol/columns'
import { coverage } from './port-protocol/coverage'
import { detail } from './port-protocol/detail'
import { checks, evidence } from './port-protocol/evidence'
import { params } from './port-protocol/params'
import { blindSpots, falsePositives, normal, playbook } from './port-protocol/playbook'
import { query } from './port-protocol/query'
import { explanations, hides, signals } from './port-protocol/signals'
import { names } from './port-protocol/tiers'
import { called, caveats, sentence } from './port-protocol/words'

export const portProtocol = defineHunt({
  id: 'port-protocol',
  title: 'Port and protocol',
  question: 'Which connections speak something else than their port?',
  remark: 'Judged only where both sides sent payload and Zeek confirmed the protocol, or could have.',
  subjects: 'services on ports',
  attack: [
    { id: 'T1571', name: 'Non-Standard Port' },
    { id: 'T1095', name: 'Non-Application Layer Protocol' },
    { id: 'T1572', name: 'Protocol Tunneling' },
    { id: 'T1001.003', name: 'Data Obfuscation: Protocol or Service Impersonation' },
    { id: 'T1048', name: 'Exfiltration Over Alternative Protocol' },
  ],
  references: [
    'Zeek, policy/frameworks/analyzer/detect-protocols.zeek: protocols on ports that are not theirs',
    'IANA, Service Name and Transport Protocol Port Number Registry; RFC 6335',
    'Malcolm, logstash/maps/service_ports.yaml: ports that services use in practice',
    'MITRE ATT&CK, T1571 Non-Standard Port',
  ],
  logs: ['conn'],
  optional: ['analyzer', 'dpd', 'known_services', 'ssl', 'http'],
  params,
  columns,
  key: ['service', 'resp_p', 'proto', 'tier'],
  order: 'tier,-score',
  query,
  signals,
  explanations,
  hides,
  grades: { column: 'tier', label: 'Tier', names },
  called,
  sentence,
  caveats,
  detail,
  evidence,
  checks,
  coverage,
  overview: {
    kind: 'matrix',
    title: 'Service × port',
    x: 'resp_p',
    y: 'service',
    label: 'spoken',
    values: 'spellings',
    count: 'connections',
  },
  excepts: { port: 'resp_p', proto: 'proto', service: 'service', count: 'connections' },
  playbook,
  normal,
  falsePositives,
  blindSpots,
})
