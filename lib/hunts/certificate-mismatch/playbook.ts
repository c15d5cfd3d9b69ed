import type { FalsePositive, Playbook } from '../../hunt'
import type { Normal } from '../../hunt/normal'
import { sql } from '../../sql'

/** Days up to which each step goes; the limits of public authorities by day of issue among them (data/reference/validity-limits.json). */
const ends = [100, 200, 398, 825, 3649]
/** Lengths are whole seconds: less than one above a limit is within it. */
const justAbove = '00001'
const whole = (n: number) => n.toLocaleString('en')

export const normal = (): Normal<'validity_days'> => ({
  title: 'Days for which a certificate holds',
  by: 'validity_days',
  counted: 'pairs of name and certificate',
  usual: 'hold for 398 days at most',
  steps: [...ends, null].map((end, i) => {
    const before = ends[i - 1]
    const from = before === undefined ? '' : `${before}.${justAbove}`
    const first = before === undefined ? 'up to ' : `${whole(before + 1)}${end === null ? ' or more' : '–'}`
    return {
      label: `${first}${end === null ? '' : whole(end)}`,
      holds: sql`validity_days >= ${Number(from || -1e9)} AND validity_days <= ${end ?? 1e9}`,
      unusual: before !== undefined && before >= 398,
      value: `${from}..${end ?? ''}`,
    }
  }),
})

export const playbook: Playbook = {
  why: 'Encryption hides what is said, but a handshake still names a server and, up to TLS 1.2, shows a certificate. Who fronts a domain names a popular site and reaches another behind the same content network. Who runs a command server makes its certificate with a tool, in a hurry, and shows it from every address that the server moves to.',
  normal:
    'A client looks a name up, connects to one of the addresses, asks for that very name and is shown a certificate that has it among its alternative names, from an authority that everybody uses, valid for a year at most. Appliances, printers and old intranets sign for themselves, inside, for years, and for many clients.',
  steps: [
    { text: 'Read first how much could be judged: with TLS 1.3 most connections show a name and no certificate.' },
    { text: 'Look at names to which no lookup of the client leads.', filter: ['signals:fronting'] },
    {
      text: 'Look at hosts asked for inside that are not the name outside, where a decrypting proxy feeds the sensor.',
      filter: ['signals:host_differs'],
    },
    { text: 'Look at certificates that have a default of an attack tool.', filter: ['signals:attack_tool'] },
    { text: 'Look at certificates that are named as Tor names its own: who uses it here, and may they?', filter: ['signals:tor'] },
    {
      text: 'Look at subjects that are an example’s text, or that many certificates have: made by a script, one for each server.',
      filter: ['signals:example_subject', 'signals:subject_reused'],
    },
    {
      text: 'Look at certificates that one issuer and serial number carries through many networks: the same server, moved about.',
      filter: ['signals:serial_spread'],
    },
    {
      text: 'Look at what is self-signed, fewest clients first.',
      filter: ['signals:self_signed'],
      params: { sort: 'clients,-connections' },
    },
    { text: 'Copy the serial number of a finding and search for it: each server, name and client that it was seen with.' },
    {
      text: 'List those that fit too, fewest clients first, and see what few hosts use.',
      params: { fitting: 'true', sort: 'clients,-connections' },
    },
  ],
  escalate:
    'Escalate when one or few clients keep connecting to a server whose certificate nobody would issue, or name a site that they never looked up while they resolved another to the same address. Pass on the name, the certificate’s fingerprint and serial, the servers, the clients and the records.',
}

export const falsePositives: readonly FalsePositive[] = [
  {
    what: 'Default certificates of content networks',
    tell: 'The certificate is the provider’s own, many names and clients get it from the same networks, and the name’s alias leads to that provider.',
    filter: ['explained:shared_certificate'],
  },
  {
    what: 'Appliances and management pages',
    tell: 'Self-signed, inside the own networks, the same certificate for years, and administrators are its clients.',
    filter: ['signals:self_signed', 'explained:-'],
  },
  {
    what: 'Captive portals and inspecting proxies',
    tell: 'One inside server answers for many unrelated names, or one authority of your own signed them all. Name it in the parameter own authorities.',
    filter: ['explained:portal', 'explained:own_authority'],
  },
  {
    what: 'Encrypted client hello',
    tell: 'The name is the provider’s public outer name, such as cloudflare-ech.com, and differs from every lookup by design.',
    filter: ['explained:outer_name'],
  },
  {
    what: 'Names known from before the capture, from a hosts file or over HTTPS',
    tell: 'The client looks up little or nothing at all, or does so only in the first hours of the data.',
  },
  {
    what: 'Tor, where somebody may use it',
    tell: 'The client is known to run Tor Browser or a relay, and goes to many addresses on 443, 9001 and others, each with a name of its own.',
    filter: ['signals:tor'],
  },
  {
    what: 'A forgotten renewal',
    tell: 'The certificate ran out days ago, its name fits, a public authority issued it, and the same clients used the name before.',
    filter: ['signals:out_of_validity', '-signals:name_not_covered', '-signals:self_signed'],
  },
]

export const blindSpots = [
  'Certificates of TLS 1.3 and of resumed sessions: they are in no log without decryption.',
  'The host asked for inside the encryption, which fronting hides: only a proxy that decrypts can show it.',
  'Fronting by a client that looked up the front’s name itself, or resolves names over HTTPS or TLS.',
  'A host that looks names up over IPv4 and connects over IPv6, or behind address translation: its lookups are counted as another client’s.',
  'A command server with a good certificate from a free authority for a name of its own: here everything fits.',
  'Whether a chain is valid: only what the sensor’s own check said is shown.',
] as const
