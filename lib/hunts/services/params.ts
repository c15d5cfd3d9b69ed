import { z } from 'zod'
import { flag, integer } from '../../params'
import { ownNetworks } from '../../reference/networks'

export const params = z.strictObject({
  quiet_days: integer(3, {
    min: 1,
    max: 365,
    unit: 'days',
    label: 'New after',
    help: 'Days of records without a service, or without a protocol on its port, from which its first sight counts as new. With fewer days before it, nothing can be said.',
  }),
  clients: integer(3, {
    min: 1,
    max: 10000,
    label: 'Few clients up to',
    help: 'Clients up to which a service that stands out earns points: a tool of one attacker has few users.',
  }),
  own_networks: ownNetworks('Hosts'),
  earlier: flag(false, {
    label: 'Earlier services',
    help: 'List also services that were seen only before this window.',
  }),
})

export type Params = z.infer<typeof params>
