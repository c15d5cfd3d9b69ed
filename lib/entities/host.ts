import { addressNumber, addressText } from '../address'
import { defineEntity } from '../entity'
import { exactly } from '../filters'
import { blocks } from './host/blocks'
import { facts } from './host/facts'
import { counted, counts, listed } from './parts/words'

const ends = ['id_orig_h', 'id_resp_h', 'tx_hosts', 'rx_hosts', 'client_addr', 'server_addr', 'assigned_addr', 'src', 'dst', 'host']

export const host = defineEntity({
  kind: 'host',
  path: 'hosts',
  variable: 'address',
  parse: (text) => {
    const number = addressNumber(text.trim())
    return number === null ? null : addressText(number)
  },
  misread: 'is no address',
  logs: ['conn', 'dns', 'ssl', 'x509', 'http', 'known_services', 'software', 'dhcp'],
  opens: [
    { kinds: ['address', 'addresses'], id: '{}' },
    { fields: ['answers', 'auth', 'addl', 'host'], like: '\\d+(\\.\\d+){3}|[\\da-f]*:[\\da-f:.]+', id: '{}' },
  ],
  own: ['host', 'answers', 'san_ip', ...ends],
  mentions: (id, log, columns) => {
    const has = (name: string) => columns.some((column) => column.name === name)
    const atEnd = columns.some(({ name, type }) => ends.includes(name) && type.includes('addr'))
    return [
      ...(atEnd ? [{ log, filter: [exactly('host', id)] }] : []),
      ...(log === 'dns' && has('answers') ? [{ log, filter: [exactly('answers', id)], as: 'answers that gave it' }] : []),
      ...(log === 'x509' && has('san_ip') ? [{ log, filter: [exactly('san_ip', id)], as: 'certificates for it' }] : []),
    ]
  },
  inRows: (id) => [{ kinds: ['address', 'addresses', 'end'], values: [id] }],
  taking: (id) => [exactly('host', id)],
  hosts: 'called or asked by',
  facts,
  blocks,
  sentence: ({ facts: { place, name }, blocks: { called, callers, asked, services }, records }) => {
    const does = listed([
      counts(called, (n) => `called ${counted(n, 'peer and port', 'peers and ports')}`),
      counts(callers, (n) => `was called by ${counted(n, 'host and port', 'hosts and ports')}`),
      counts(asked, (n) => `asked for ${counted(n, 'name')}`),
      counts(services, (n) => `offers ${counted(n, 'service')}`),
    ])
    const what = `Host${place ? ` ${place}` : ''}${name ? `, called ${name} by DHCP` : ''}`
    return records === 0
      ? `${what}: no record of it in this scope.`
      : `${what}. ${does ? `It ${does}.` : 'It opened and took no connection.'}`
  },
})
