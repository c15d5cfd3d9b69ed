import { z } from 'zod'
import { integer, number } from '../../params'
import { ownNetworks } from '../../reference/networks'

/** Thresholds with the literature's defaults; where a source is named, the figure is its own. */
export const params = z.strictObject({
  min_addresses: integer(2, {
    min: 1,
    max: 1000,
    label: 'Addresses listed from',
    help: 'Names with fewer addresses are counted but not listed.',
  }),
  addresses: integer(5, {
    min: 2,
    max: 1000,
    label: 'Many addresses from',
    help: 'Distinct addresses from which a name earns points. FluxBuster (Perdisci 2012) keeps names from 5.',
  }),
  networks: integer(3, {
    min: 2,
    max: 1000,
    label: 'Many networks from',
    help: 'Distinct /16 and /48 networks from which a name earns points.',
  }),
  diversity: number(0.5, {
    min: 0,
    max: 1,
    label: 'Diversity from',
    help: 'Normalised entropy of the networks from which a name earns points. Perdisci 2009 keeps names from 0.5.',
  }),
  churn: number(0.5, {
    min: 0,
    max: 1,
    label: 'Churn from',
    help: 'Mean share of addresses that a fill of the cache exchanges, from which a name earns points.',
  }),
  new_per_hour: number(0.4, {
    min: 0,
    max: 10000,
    unit: '1/h',
    label: 'New addresses from',
    help: 'New addresses per hour from which a name earns points. CISA AA25-093A speaks of tens to hundreds of addresses a day; 0.4 per hour is ten a day.',
  }),
  ttl: integer(300, {
    min: 1,
    max: 86400,
    unit: 's',
    label: 'Short TTL up to',
    help: 'Median TTL up to which a name earns points. AA25-093A names changes every 3 to 5 minutes.',
  }),
  clients: integer(3, {
    min: 1,
    max: 10000,
    label: 'Few clients up to',
    help: 'Clients up to which a name earns points: a command server is asked for by few, a service by many.',
  }),
  common_ttl: number(0.25, {
    min: 0,
    max: 1,
    label: 'TTL is common from',
    help: 'Share of the listed names with the same median TTL from which it speaks against: a local default, not a choice of the zone.',
  }),
  flux_score: number(142.38, {
    min: 0,
    max: 100000,
    label: 'Flux score above',
    help: 'Holz 2008: 1.32 per IPv4 address and 18.54 per autonomous system; above 142.38 is fast flux.',
  }),
  outside_users: integer(3, {
    min: 1,
    max: 10000,
    label: 'Outside resolver users up to',
    help: 'A resolver outside counts as one that should not be asked when at most so many clients ask it.',
  }),
  own_networks: ownNetworks('Resolvers'),
  popular: integer(100000, {
    min: 0,
    max: 10000000,
    label: 'Popular up to rank',
    help: 'A name within the first so many of a popularity list is explained. Needs a list in SPOOR_LISTS.',
  }),
})

export type Params = z.infer<typeof params>
