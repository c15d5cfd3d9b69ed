import type { Dialect, FalsePositive, Playbook } from '../../hunt'
import type { Normal } from '../../hunt/normal'
import { sql } from '../../sql'

export const normal = (_: unknown, fn: Dialect): Normal<'status'> => {
  const step = (value: string, label: string, unusual: boolean) => ({
    label,
    holds: fn.contains(sql`status`, sql`${value}`),
    unusual,
    value,
  })
  return {
    title: 'Services by what became of them',
    by: 'status',
    counted: 'services',
    usual: 'were there before, as they are now, or are as old as the data',
    steps: [
      step('steady', 'steady', false),
      step('since-start', 'as old as the data', false),
      step('earlier', 'only before this window', false),
      step('unused', 'listed, never used', true),
      step('unlisted', 'used, not listed', true),
      step('new', 'new', true),
      step('other-protocol', 'another protocol', true),
    ],
  }
}

export const playbook: Playbook = {
  why: 'Who has taken a machine often makes it listen: a remote shell, a proxy into the network behind it, a web shell on a port of its own, a share to collect what will be carried off. On a network that is watched, that is a service that was not there last week, or an old port that suddenly speaks another protocol.',
  normal:
    'Servers offer the same few services for months. New ones come with changes that somebody planned and can name. Workstations offer little: file sharing and printing to each other, software that finds its peers, and Windows RPC on a new dynamic port after every restart.',
  steps: [
    { text: 'Choose the window to judge, such as the last week: what came before it is what it is held against.' },
    { text: 'Keep the services that are new in this window.', filter: ['status:new'] },
    { text: 'Keep the ports that began to speak another protocol.', filter: ['status:other-protocol'] },
    { text: 'Put the services with clients from outside first.', params: { sort: '-outside_clients' } },
    { text: 'Put the youngest first and compare with the changes that were announced.', params: { sort: '-first_seen' } },
    { text: 'Open the answered connections: who came first, and what did that client do on the host before?' },
    { text: 'Ask the owner of the host for the program behind the port.' },
  ],
  escalate:
    'Escalate when a service appeared on a host that was there before, nobody can name the change, and its first client is one that had no business there or came from outside. Pass on host, port, the first connections and the software seen.',
}

export const falsePositives: readonly FalsePositive[] = [
  { what: 'A planned change', tell: 'The change calendar names host and day, and many usual clients come at once.' },
  { what: 'A rare service that runs monthly', tell: 'Load older logs: the same port was there at the end of each month.' },
  {
    what: 'Dynamic ports of RPC or peer-to-peer software',
    tell: 'The port is 49152 or above, changes with each restart, and few connections come.',
    filter: ['explained:windows_rpc'],
  },
  {
    what: 'A scanner that opens every port',
    tell: 'One client touches many hosts and ports, and nothing is exchanged.',
    filter: ['connections:1..', 'exchanged:0', 'clients:1'],
  },
  { what: 'A sensor that saw a new network', tell: 'Many services of one network appear on the same day, known hosts too.' },
]

export const blindSpots = [
  'Services that nobody used while the sensor watched: the inventory is of what was seen, not of what listens.',
  'Hosts that known_services does not track: Zeek keeps it for LOCAL_HOSTS only, unless it is told otherwise.',
  'Traffic that does not pass the sensor, such as that between hosts of one switch.',
  'What hides within a known service: a tunnel or a web shell on a port that was always open.',
  'Another program under the same protocol on the same port.',
  'Inventory rows are not traffic counts: one entry a day for each port and protocol, however much it is used.',
] as const
