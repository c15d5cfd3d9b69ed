import { z } from 'zod'
import { flag, integer } from '../../params'
import { ownNetworks } from '../../reference/networks'

export const params = z.strictObject({
  clients: integer(3, {
    min: 1,
    max: 10000,
    label: 'Few clients up to',
    help: 'Clients up to which a row earns points: what belongs to the network is used by many.',
  }),
  servers: integer(2, {
    min: 1,
    max: 10000,
    label: 'Few servers up to',
    help: 'Servers up to which a row earns points.',
  }),
  days: integer(3, {
    min: 1,
    max: 1000,
    label: 'Few days up to',
    help: 'Days with traffic up to which a row earns points, where there is any traffic on at least twice as many. Like clients and servers, counted whatever the filters.',
  }),
  bytes_out: integer(10_000_000, {
    min: 1,
    max: 1_000_000_000_000,
    unit: 'B',
    label: 'Much sent from',
    help: 'Bytes that the clients sent from which a row earns points, fully at ten times as many.',
  }),
  many_clients: integer(25, {
    min: 2,
    max: 100_000,
    label: 'Many clients from',
    help: 'Clients from which it speaks against a row: such a service is in common use here.',
  }),
  min_bytes: integer(1, {
    min: 1,
    max: 1_000_000,
    unit: 'B',
    label: 'Payload judged from',
    help: 'Bytes that each side must have sent before a missing protocol says something. Zeek itself asks for 1.',
  }),
  scan_ports: integer(15, {
    min: 2,
    max: 65_535,
    label: 'Scanner from ports',
    help: 'A client that failed on so many ports of one server is a scanner. Zeek’s own Port_Scan counts 15.',
  }),
  own_networks: ownNetworks('Servers'),
  expected: flag(false, { label: 'List expected', help: 'Also list the services that the registry expects on their port.' }),
  unrecognised: flag(false, {
    label: 'List unrecognised',
    help: 'Also list connections without a protocol on ports where none is expected: nothing to compare.',
  }),
  excepted: flag(false, { label: 'List excepted', help: 'Also list what exceptions excuse, your own and those in SPOOR_LISTS.' }),
})

export type Params = z.infer<typeof params>
