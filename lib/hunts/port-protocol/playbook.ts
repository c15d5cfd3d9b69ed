import type { FalsePositive, Playbook } from '../../hunt'
import type { Normal } from '../../hunt/normal'
import { raw } from '../../sql'
import { names } from './tiers'

export const normal = (): Normal<'tier' | 'connections'> => ({
  title: 'Connections by what they spoke',
  by: 'tier',
  counted: 'connections',
  weight: 'connections',
  usual: 'speak what their port is registered for, or nothing that could be compared',
  steps: [
    { label: 'as registered', holds: raw("tier IS NULL AND spoken <> 'none'"), unusual: false, value: null },
    { label: 'nothing to compare', holds: raw("tier IS NULL AND spoken = 'none'"), unusual: false, value: null },
    ...names.map(({ short }, i) => ({ label: short, holds: raw(`tier = ${i + 1}`), unusual: true, value: String(i + 1) })),
  ],
})

export const playbook: Playbook = {
  why: 'Firewalls let ports through, not protocols. Who wants to leave a network takes a port that is open, 80, 443 or 53, and speaks something else on it: SSH to carry a shell or a tunnel, a protocol of one’s own to a command server. Who wants to be overlooked takes a port that nobody watches and speaks HTTP or TLS there.',
  normal:
    'Nearly all traffic speaks what its port is registered for; those rows are counted and hidden. Proxies, application servers and management consoles use ports of their own choice, but the same ones for years, for many clients, within the own networks. Windows hands out high ports for RPC, and printers, cameras and televisions offer HTTP on ports of their maker’s choice.',
  steps: [
    { text: 'Read the matrix first: filled cells are a protocol on another one’s port. M moves into it, Enter keeps one cell.' },
    { text: 'Keep tier 1, a wrong protocol on a well-known port, and open each row: there are seldom many.', filter: ['tier:1'] },
    { text: 'Keep what went outside, and put what sent the most first.', filter: ['external:1..'], params: { sort: '-orig_bytes' } },
    {
      text: 'Put what the fewest clients did first: a habit of one host is no service of the network.',
      params: { sort: 'clients,servers' },
    },
    { text: 'Keep tier 3, no protocol on a well-known port: encryption of one’s own shows itself by what it is not.', filter: ['tier:3'] },
    { text: 'Keep tier 4, a protocol that was tried and broken; its analyzer says how.', filter: ['tier:4'] },
    { text: 'For each row left, see which other ports the server has, and what the clients do on the protocol’s own port.' },
    { text: 'Look through what the registry expects for services that your network does not have.', params: { expected: 'true' } },
    { text: 'What is yours becomes an exception with its reason, so that it is counted and not seen again.' },
  ],
  escalate:
    'Escalate when one or a few hosts speak SSH, or nothing that Zeek knows, with an address outside on 53, 80 or 443, again and again or with many bytes, and nobody can name the program. Pass on the pair of addresses, the port, the times and the records; ask for the process on the host.',
}

export const falsePositives: readonly FalsePositive[] = [
  {
    what: 'A proxy or a console on a port of its own',
    tell: 'Many clients, one or two servers of your own, on every workday; known_services lists it.',
    filter: ['explained:known_use'],
  },
  {
    what: 'An appliance that manages itself over the web',
    tell: 'The server is inside, TLS shows a certificate with the maker’s name, and only administrators connect.',
    filter: ['explained:own_device'],
  },
  {
    what: 'A vulnerability scanner that tries HTTP and TLS on every open port',
    tell: 'One client, many servers and ports within minutes, few bytes each, most attempts refused; it is explained as a scanner. Whether it is yours, the inventory tells.',
    filter: ['explained:scanner'],
  },
  {
    what: 'Captive portals, antivirus and inspection devices that answer in a server’s place',
    tell: 'The same few bytes come back from many addresses outside.',
  },
  {
    what: 'Games, calls and file sharing that take 443 to pass firewalls',
    tell: 'UDP beside TCP, many peers in access networks, and a name looked up before that says whose it is.',
  },
  {
    what: 'Zeek without an analyzer, or with an old one',
    tell: 'The protocol is recognised nowhere in the data, or the analyzer broke by an exception of its own in every connection.',
    filter: ['explained:no_analyzer', 'explained:own_fault'],
  },
  {
    what: 'Remote calls of Windows on a port of the moment',
    tell: 'It is dce_rpc, the server is inside, and the endpoint mapper on its port 135 was asked.',
    filter: ['explained:windows_rpc'],
  },
  {
    what: 'Passive FTP whose control channel was not seen',
    tell: 'The same server has FTP on 21, and the port changes with each connection.',
  },
]

export const blindSpots = [
  'A protocol on its own port that carries another one: SSH in TLS on 443, anything in DNS on 53 or in WebSockets.',
  'Traffic that imitates a protocol well enough for Zeek to confirm it.',
  'One-sided and lossy capture: without both directions from the beginning, a missing protocol says nothing.',
  'Protocols without an analyzer, on ports that are registered for nothing Zeek knows: no protocol is what they always show.',
  'Raw IP, ICMP and other transports without ports.',
  'Rare servers within a common row: one address among thousands that speak TLS on 443 is not told apart here.',
] as const
