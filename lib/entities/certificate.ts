import { defineEntity } from '../entity'
import { exactly } from '../filters'
import { blocks } from './certificate/blocks'
import { facts } from './certificate/facts'
import { identify, mostFiles, spellings } from './certificate/known'
import { validity } from './certificate/validity'
import { counted, counts, listed } from './parts/words'

/** Where a log holds what stands for a certificate: by fingerprint, or up to Zeek 4.0 by file id. */
const places: readonly { readonly log: string; readonly field: string; readonly by: 'prints' | 'files'; readonly as?: string }[] = [
  { log: 'x509', field: 'fingerprint', by: 'prints' },
  { log: 'x509', field: 'id', by: 'files' },
  { log: 'ssl', field: 'cert_chain_fps', by: 'prints' },
  { log: 'ssl', field: 'cert_chain_fuids', by: 'files' },
  { log: 'ssl', field: 'client_cert_chain_fps', by: 'prints', as: 'shown by the client' },
  { log: 'ssl', field: 'client_cert_chain_fuids', by: 'files', as: 'shown by the client' },
  { log: 'files', field: 'fuid', by: 'files' },
]

export const certificate = defineEntity({
  kind: 'certificate',
  path: 'certificates',
  variable: 'id',
  parse: (text) => {
    const bare = text.trim()
    if (/^F[A-Za-z0-9]{9,24}$/.test(bare)) return bare
    const hex = bare.replace(/^0x/i, '').replaceAll(/[\s:]/g, '').toLowerCase()
    return /^-?[\da-f]{1,128}$/.test(hex) ? hex : null
  },
  misread: 'is no fingerprint, serial or file id',
  logs: ['x509', 'ssl', 'dns', 'files'],
  opens: [
    {
      fields: [
        'certificate',
        'fingerprint',
        'certificate_serial',
        'serial',
        'cert_chain_fps',
        'cert_chain_fuids',
        'client_cert_chain_fps',
        'client_cert_chain_fuids',
      ],
      id: '{}',
    },
    // What a row of a comparison is about may be one: only whole fingerprints are meant.
    { fields: ['target'], like: '[\\da-f]{40}|[\\da-f]{64}', id: '{}' },
    { fields: ['certificate_subject'], id: '{certificate}' },
    { fields: ['certificate_subject'], id: '{fingerprint}' },
    { fields: ['certificate_subject'], id: '{certificate_serial}' },
  ],
  own: [
    'fingerprint',
    'certificate_serial',
    'certificate_subject',
    'certificate_issuer',
    'cert_chain_fps',
    'cert_chain_fuids',
    'client_cert_chain_fps',
    'client_cert_chain_fuids',
    'serial',
    'issuer_subject',
    'fuid',
    'id',
  ],
  identify,
  mentions: (id, log, columns, known) => {
    const { serials, issuers, ...by } = spellings(known, id)
    const inventory = log === 'known_certs' && serials.length > 0 && issuers.length > 0
    return [
      ...places
        .filter((place) => place.log === log && by[place.by].length > 0 && columns.some(({ name }) => name === place.field))
        .map(({ field, by: list, as }) => ({
          log,
          filter: by[list].slice(0, mostFiles).map((one) => exactly(field, one)),
          ...(as && { as }),
        })),
      ...(inventory
        ? [{ log, filter: [...serials.map((one) => exactly('serial', one)), ...issuers.map((one) => exactly('issuer_subject', one))] }]
        : []),
    ]
  },
  inRows: (id, known) => {
    const { prints, serials } = spellings(known, id)
    return [{ kinds: ['hash'], values: [...new Set([id, ...prints, ...serials])] }]
  },
  hosts: 'shown to',
  facts,
  validity,
  blocks,
  sentence: ({ facts: { subject }, blocks: { servers, clients }, records }) => {
    const shown = listed([counts(servers, (n) => `by ${counted(n, 'server')}`), counts(clients, (n) => `to ${counted(n, 'client')}`)])
    if (records === 0) return 'Certificate: no record of it in this scope.'
    return `Certificate${subject ? ` of ${subject}` : ''}${shown ? `, shown ${shown}` : ''}.`
  },
})
