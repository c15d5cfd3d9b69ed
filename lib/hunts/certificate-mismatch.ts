import { defineHunt } from '../hunt'
import { askedColumns } from './certificate-mismatch/columns'
import { coverage, covered } from './certificate-mismatch/coverage'
import { explanations, hides } from './certificate-mismatch/explanations'
import { params } from './certificate-mismatch/params'
import { blindSpots, falsePositives, normal, playbook } from './certificate-mismatch/playbook'
import { query } from './certificate-mismatch/query'
import { checks, detail, evidence } from './certificate-mismatch/records'
import { signals } from './certificate-mismatch/signals'
import { called, caveats, sentence } from './certificate-mismatch/words'

export const certificateMismatch = defineHunt({
  id: 'certificate-mismatch',
  title: 'Certificate mismatch',
  question: 'Which certificates or names do not fit what the client asked for?',
  remark: 'A row is a name with its certificate or none; fronting is judged from the names resolved before.',
  subjects: 'pairs',
  attack: [
    { id: 'T1090.004', name: 'Proxy: Domain Fronting' },
    { id: 'T1090.003', name: 'Proxy: Multi-hop Proxy' },
    { id: 'T1573.002', name: 'Encrypted Channel: Asymmetric Cryptography' },
    { id: 'T1587.003', name: 'Develop Capabilities: Digital Certificates' },
    { id: 'T1588.004', name: 'Obtain Capabilities: Digital Certificates' },
    { id: 'T1071.001', name: 'Application Layer Protocol: Web Protocols' },
    { id: 'T1557', name: 'Adversary-in-the-Middle' },
  ],
  references: [
    'RFC 9525: service identity in TLS',
    'RFC 5280: serial numbers are unique per issuer',
    'RFC 9849: TLS Encrypted Client Hello',
    'CA/Browser Forum, Baseline Requirements; ballot SC-081v3: validity limits by day of issue',
    'Fifield et al., Blocking-resistant communication through domain fronting, PETS 2015',
    'Bermudez et al., DNS to the Rescue, IMC 2012: names of flows from the client’s own lookups',
  ],
  logs: ['ssl'],
  optional: ['x509', 'dns', 'http', 'files'],
  params,
  columns: askedColumns,
  key: ['server_name', 'certificate'],
  owns: ['certificate', 'fingerprint', 'subject', 'issuer', 'serial'],
  query,
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
  covered,
  validity: {
    before: 'not_valid_before',
    after: 'not_valid_after',
    limit: 'limit_days',
    held: 'held_to_limit',
    first: 'first_seen',
    last: 'last_seen',
  },
  playbook,
  normal,
  falsePositives,
  blindSpots,
})
