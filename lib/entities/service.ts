import { addressNumber, addressText } from '../address'
import { defineEntity } from '../entity'
import { exactly } from '../filters'
import { counted, counts, listed } from './parts/words'
import { blocks } from './service/blocks'
import { endpoint } from './service/endpoint'
import { facts } from './service/facts'

export const service = defineEntity({
  kind: 'service',
  path: 'services',
  variable: 'id',
  parse: (text) => {
    const match = /^\[?([\da-fA-F.:]+?)\]?:(\d{1,5})(?:\/([a-z]{1,10}))?$/.exec(text.trim())
    const number = match ? addressNumber(match[1] ?? '') : null
    const port = Number(match?.[2])
    if (!match || number === null || port > 65_535) return null
    return `${addressText(number)}:${port}${match[3] ? `/${match[3]}` : ''}`
  },
  misread: 'is no service; write it as address:port/protocol',
  logs: ['conn', 'ssl', 'x509', 'http', 'known_services', 'software'],
  opens: [
    { fields: ['id_resp_p'], id: '{id_resp_h}:{id_resp_p}/{proto}' },
    { fields: ['id_resp_p'], id: '{id_resp_h}:{id_resp_p}' },
    { fields: ['port_num'], id: '{host}:{port_num}/{port_proto}' },
    { fields: ['port_num'], id: '{host}:{port_num}' },
    { fields: ['host_p'], id: '{host}:{host_p}' },
  ],
  own: ['id_resp_h', 'id_resp_p', 'dst', 'port', 'port_num', 'host_p', 'proto', 'port_proto'],
  mentions: (id, log, columns) => {
    const { address, port, proto } = endpoint(id)
    const has = (name: string) => columns.some((column) => column.name === name)
    const spoken = (field: string) => (proto !== null && has(field) ? [exactly(field, proto)] : [])
    return [
      ...(has('id_resp_h') && has('id_resp_p')
        ? [{ log, filter: [exactly('id_resp_h', address), exactly('id_resp_p', port), ...spoken('proto')] }]
        : []),
      ...(has('host') && has('port_num')
        ? [{ log, filter: [exactly('host', address), exactly('port_num', port), ...spoken('port_proto')] }]
        : []),
      ...(has('host') && has('host_p') ? [{ log, filter: [exactly('host', address), exactly('host_p', port)] }] : []),
    ]
  },
  inRows: (id) => {
    const { address, port } = endpoint(id)
    return [
      { kinds: ['address'], values: [address] },
      { kinds: ['port'], values: [String(port)] },
    ]
  },
  taking: (id) => {
    // Logs of one protocol alone do not name the transport.
    const { address, port } = endpoint(id)
    return [exactly('id_resp_h', address), exactly('id_resp_p', port)]
  },
  hosts: 'called by',
  address: (id) => endpoint(id).address,
  facts,
  blocks,
  sentence: ({ facts: { listed: inventory }, blocks: { clients, names }, records }) => {
    if (records === 0) return 'Service: no record of it in this scope.'
    const does = listed([
      counts(clients, (n) => `was called by ${counted(n, 'client')}`),
      counts(names, (n) => `was wanted under ${counted(n, 'name')}`),
    ])
    return `Service${inventory ? ', in known_services' : ''}. ${does ? `It ${does}.` : 'No connection to it was seen.'}`
  },
})
