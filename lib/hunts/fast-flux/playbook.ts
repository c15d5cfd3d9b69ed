import type { FalsePositive, Playbook } from '../../hunt'
import { doubling } from '../../hunt/normal'
import type { Params } from './params'

export const normal = ({ addresses }: Params) => ({
  title: 'Addresses of a name',
  by: 'addresses' as const,
  counted: 'names',
  usual: `keep fewer than ${addresses} addresses`,
  steps: doubling('addresses', addresses, 'above'),
})

export const playbook: Playbook = {
  why: 'Who runs a command server on hijacked machines moves its name from one to the next before any of them can be blocked. The name stays in the malware; the addresses behind it change every few minutes, through machines in many networks that have nothing else in common.',
  normal:
    'Most names keep their one or two addresses for days. Content networks change addresses often, but within a few networks of their own and for hundreds of clients. Time pools hand out volunteers’ machines from everywhere, by design.',
  steps: [
    { text: 'Keep the names that earned 20 points or more, and read the sentence and the ledger of each.', filter: ['score:20..'] },
    { text: 'Put the names with the most churn first.', params: { sort: '-churn' } },
    { text: 'Keep the names that few hosts ask for: a service has many clients, a command server few.', filter: ['clients:..3'] },
    { text: 'Keep the names asked for through resolvers outside your networks.', filter: ['outside_resolvers:1..'] },
    { text: 'Open a name and show its records: which host asked, how regularly, and what it did right after.' },
    {
      text: 'Under “Check next”, see whether that host connected to the addresses, what else they are called, and which certificate they showed.',
    },
  ],
  escalate:
    'Escalate when a name is unexplained, keeps bringing new addresses in new networks, is asked for by one or few hosts, and those hosts connected to the addresses. Pass on the name, the hosts and the records.',
}

export const falsePositives: readonly FalsePositive[] = [
  {
    what: 'NTP and mirror pools',
    tell: 'The name is that of a pool, the addresses answer on 123 or serve packages, and many hosts ask.',
    filter: ['explained:pool'],
  },
  {
    what: 'Content networks and cloud load balancers',
    tell: 'An alias leads to the provider’s own name, the addresses lie in few networks, and they come back.',
    filter: ['explained:content_network'],
  },
  {
    what: 'Peer-to-peer bootstrap and blockchain seeds',
    tell: 'The name says what it seeds, and the addresses are contacted on that software’s port.',
  },
  {
    what: 'Popular names and names of your own',
    tell: 'The name stands high in a popularity list, or is answered for within the site alone.',
    filter: ['explained:popular', 'explained:own_suffix'],
  },
  {
    what: 'Dynamic DNS of home servers',
    tell: 'One address at a time, exchanged once a day or less, always from one access provider.',
  },
]

export const blindSpots = [
  'Double flux, where the name servers rotate too: visible only where the sensor sees resolvers on their way to them.',
  'Lookups over HTTPS or TLS: they are in ssl.log as connections to a resolver, without the name.',
  'Addresses handed out in HTTPS and SVCB answers: Zeek does not log them.',
  'Changes that happen while nobody here asks: a cache is only seen when it is used.',
  'Addresses and networks add up over the whole time in view: over weeks a slow rotation looks like a quick one. Perdisci 2009 looks at 12 hours; set the time to do so, and see the rates, which do not grow with it.',
] as const
