import type { FalsePositive, Playbook } from '../../hunt'
import type { Normal } from '../../hunt/normal'
import { sql } from '../../sql'

export const normal = (): Normal<'change'> => ({
  title: 'What both windows have',
  by: 'change',
  counted: 'things',
  usual: 'are the same as in the baseline',
  steps: ['same', 'changed', 'new', 'gone'].map((value) => ({
    label: value,
    holds: sql`change = ${value}`,
    unusual: value !== 'same',
    value,
  })),
})

export const playbook: Playbook = {
  why: 'An intruder does what the network did not do before: a host that calls somewhere new, a service that begins on a server, a resolver of one’s own, a name that nobody asked for last week. And what ends can matter as much: a log that stops, a backup that no longer runs, a security product that no longer calls home.',
  normal:
    'Every week brings new names, new addresses behind old names, and visits that happen once. Edges between own hosts, services, resolvers and certificates of own servers change seldom, and somebody knows why. Volumes follow the working week; holidays, clock changes and releases move many things at once, which is a reason not to read them one by one.',
  steps: [
    { text: 'Read the banner first: what the two windows do not share cannot be compared.' },
    { text: 'Look at resolvers, they are few: a new one is a setting that somebody changed.', params: { kind: 'resolvers' } },
    { text: 'Then at services: what began on a server of yours, and what stopped.', params: { kind: 'services' } },
    { text: 'Of edges, read those that came back on several days.', params: { kind: 'edges', sort: '-days' }, filter: ['change:new'] },
    {
      text: 'Keep what goes outside without a name that led to it.',
      params: { kind: 'edges' },
      filter: ['change:new', 'way:outward', 'target:"*/*"'],
    },
    { text: 'See what grew or shrank, and what moved to other hours.', params: { kind: 'edges' }, filter: ['change:changed'] },
    { text: 'See what is gone that was there on most days.', params: { kind: 'edges', sort: '-old_days' }, filter: ['change:gone'] },
    { text: 'Put what nobody can name on the agenda, and decide it with the owner of the network.' },
    {
      text: 'Do not take the baseline for clean: let its largest flows be explained, too, with what is the same listed.',
      params: { same: 'true', sort: '-new_bytes' },
    },
  ],
  escalate:
    'Escalate a new resolver or a new service that nobody ordered, a new outward edge of a server that comes back day and night, and the end of whatever reports on the network itself. Pass on both ends, the port, both windows with their rates, and the records.',
}

export const falsePositives: readonly FalsePositive[] = [
  {
    what: 'A host whose address changed',
    tell: 'The same edges are gone for its old address, or, where others got that, changed; with dhcp.log both rows are explained by the lease.',
    filter: ['explained:moved'],
  },
  {
    what: 'A holiday or a weekend in one window',
    tell: 'The banner names days with far less traffic; they are left out of volumes, but what runs on weekdays alone may be gone.',
    filter: ['explained:day_off'],
  },
  {
    what: 'A window of a part of the day',
    tell: 'What runs at other hours is missing, and marked; no day of it counts, so nothing is said of volumes.',
    filter: ['explained:other_hours'],
  },
  {
    what: 'A log or a sensor that was silent',
    tell: 'The banner and the coverage name the hours; what begins or ends with them tells nothing.',
  },
  {
    what: 'A provider that moved to other addresses',
    tell: 'The edge to the old network is gone and one to a new network began for the same hosts, port and rate; a lookup names both.',
  },
  { what: 'A release or an update', tell: 'Many hosts begin within hours of each other, with one name, agent or certificate.' },
  { what: 'A clock change', tell: 'All hours of the day moved by one at once.' },
]

export const blindSpots = [
  'What was there before the baseline began and is still there: it is same, and may be an intruder all the same.',
  'What was before the first day: first seen means first seen in these data.',
  'Which of several names on one address was meant, where neither a lookup nor a server name tells.',
  'Changes within an edge: the same two ends on the same port with other content.',
  'Volumes and hours of what is rare: with too few days nothing is claimed.',
  'Certificates under TLS 1.3, and hosts behind address translation.',
] as const
