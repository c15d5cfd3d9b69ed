import type { Preset } from '../../hunt'

const of = (title: string, kind: string, question: string, look: string, more: Preset['params'] = {}): Preset => ({
  title,
  question,
  look,
  params: { kind, ...more },
})

export const presets: readonly Preset[] = [
  of(
    'Edges',
    'edges',
    'Who talks to whom that did not before, or no more?',
    'Own hosts that call outside without a name, again and again. What many hosts began at once is a release.',
  ),
  of(
    'Services',
    'services',
    'What do own hosts offer that they did not before, or no more?',
    'A port on a server that nobody ordered; a service that stopped and that others still ask for.',
  ),
  of(
    'Names',
    'names',
    'Which registrable names are asked for that were not before?',
    'New names every week are normal. Those of few hosts that come back daily are worth a look.',
  ),
  of(
    'User agents',
    'user_agents',
    'Which programs speak HTTP that did not before?',
    'Tools and scripts on hosts of people; one host with one agent of its own.',
  ),
  of(
    'Certificates',
    'certificates',
    'Which certificates are shown that were not before?',
    'New certificates of own servers that nobody renewed; self-signed ones outside.',
  ),
  of(
    'Resolvers',
    'resolvers',
    'Who is asked for names that was not before?',
    'One host with a resolver outside: its lookups pass by yours.',
  ),
  of(
    'Unanswered',
    'attempts',
    'Which own hosts began to try what nobody answers?',
    'Many targets in few hours are a scan; one target for days is a program whose server is gone.',
  ),
]
