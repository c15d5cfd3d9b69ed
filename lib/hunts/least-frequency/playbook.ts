import type { FalsePositive, Playbook } from '../../hunt'
import { doubling } from '../../hunt/normal'
import type { Params } from './params'

export const normal = ({ rare_hosts: rare }: Params) => ({
  title: 'Hosts of a value',
  by: 'hosts',
  counted: 'values',
  usual: `are on more than ${rare} ${rare === 1 ? 'host' : 'hosts'}`,
  steps: doubling('hosts', rare, 'below'),
})

export const playbook: Playbook = {
  why: 'Whoever breaks in brings a tool of his own: a program that names itself in another way, a port of its own, a certificate that nobody else uses. On one network such a value is seen on one or two hosts, while everything that belongs there is seen on many.',
  normal:
    'A stack has a broad head and a long tail. The head is what the place runs on: browsers, updates, directory and mail. Much of the tail is harmless as well: one printer, one colleague’s old tool, one version more. Rare is where to read, not what to accuse.',
  steps: [
    {
      text: 'Choose a stack whose values a program chooses and not its user, such as user agents.',
      params: { log: 'http', field: 'user_agent', normalise: '' },
    },
    {
      text: 'Write versions as # first, or every update is a new value.',
      params: { log: 'http', field: 'user_agent', normalise: 'versions' },
    },
    { text: 'Compare like with like: add a filter on one network, so that desktops are stacked with desktops and servers with servers.' },
    { text: 'Pick the tail in the chart below the panes: values on one or two hosts.' },
    { text: 'Then put the busiest of them first: rare and regular is worth more than rare and once.', params: { sort: 'hosts,-records' } },
    { text: 'Put the values that were seen on most days first: a visit ends, a foothold stays.', params: { sort: '-days' } },
    { text: 'Open a value, read on which host, and open what else that host did at that time.' },
    { text: 'Name what you know by a filter that excludes it, and go on until nobody can name the rest.' },
  ],
  escalate:
    'Escalate when a value is on one or few hosts of their kind, comes back on several days or in a steady rhythm, nobody who runs those hosts can name the program, and the other end is outside. Pass on the value, the hosts, the days and the records.',
}

export const falsePositives: readonly FalsePositive[] = [
  {
    what: 'One of a kind: a printer, a camera, a lab machine',
    tell: 'All rare values of that host fit one maker, and they have been there since the first day.',
  },
  {
    what: 'An update on its way through the network',
    tell: 'The value is new, its hosts grow from day to day, and it differs from a common one by a version alone.',
  },
  {
    what: 'An administrator’s or a developer’s script',
    tell: 'The host is theirs, the hours are theirs, and it talks to your own servers or to a package source.',
    filter: ['flags:script client'],
  },
  {
    what: 'An approved scanner',
    tell: 'One host has a great many rare values at once, at the time and from the address that were announced.',
    filter: ['flags:scanner'],
  },
  {
    what: 'Values made up afresh each time: ids, random names of a content network',
    tell: 'Thousands of values occur once, all of one shape: write them by domain or as a path, and they fall together.',
    filter: ['records:1'],
  },
]

export const blindSpots = [
  'What is common: a tool that every host runs, or that copies the words of a browser, is not rare.',
  'What was there before the first record: a foothold that is older than the data has no first day here.',
  'Hosts behind a proxy or an address translator count as one; hosts whose address changes count as several.',
  'Encrypted requests: user agents, methods and paths stand in http.log only where the traffic was in clear.',
  'Several fields at once tell combinations apart, not order: what came first is in the records.',
] as const
