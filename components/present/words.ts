import { getDomain } from 'tldts'
import type { CompareNote } from '@/lib/baselines/comparison/notes'
import type { DecisionEvent } from '@/lib/decisions/event'
import type { Card, Review } from '@/lib/reviews/review'
import { shortDay, shortTime } from '../value/time'
import { visible } from '../value/visible'

/** What records of a kind of item are called, and the log that they are of. */
export const kinds: Readonly<Record<string, { readonly records: string; readonly log: string }>> = {
  edges: { records: 'connections', log: 'conn' },
  services: { records: 'connections', log: 'conn' },
  names: { records: 'lookups', log: 'dns' },
  user_agents: { records: 'requests', log: 'http' },
  certificates: { records: 'handshakes', log: 'ssl' },
  resolvers: { records: 'lookups', log: 'dns' },
  attempts: { records: 'connections', log: 'conn' },
}

export const verdictWords = {
  accept: { does: 'accept', done: 'accepted' },
  explain: { does: 'explain', done: 'explained' },
  watch: { does: 'watch', done: 'to watch' },
  threat: { does: 'threat', done: 'threat' },
  defer: { does: 'defer', done: 'deferred' },
  note: { does: 'note', done: 'note' },
  undo: { does: 'undo', done: 'undone' },
} as const satisfies Readonly<Record<DecisionEvent['verdict'], { does: string; done: string }>>

const begins: Readonly<Record<Card['section'], (one: string) => string>> = {
  new: (one) => `New ${one}, not in the baseline`,
  gone: (one) => `Gone ${one}, no more in this window`,
  changed: (one) => `Changed ${one}`,
  expired: (one) => `Accepted ${one}, and the acceptance has ended`,
  unexplained: (one) => `Large ${one} that nobody has explained`,
  deferred: (one) => `Deferred ${one}`,
}

/** `New edge, not in the baseline · card 12 of 18 new`. */
export function kindLine(cards: readonly Card[], place: number): string {
  const card = cards[place]
  if (!card) return ''
  const mates = cards.flatMap(({ section }, i) => (section === card.section ? [i] : []))
  const more = card.like.length === 0 ? '' : ` · and ${card.like.length} more like it`
  return `${begins[card.section](card.subject.kind)} · card ${mates.indexOf(place) + 1} of ${mates.length} ${card.section}${more}`
}

const LONG = 36

/** A name as its registrable part and the label before it; other text by both ends. */
function shortened(text: string): string {
  const domain = getDomain(text, { allowPrivateDomains: false })
  if (domain && text.toLowerCase().endsWith(domain)) {
    const label = text
      .slice(0, text.length - domain.length)
      .split('.')
      .at(-2)
    const kept = label ? `${label}.${text.slice(-domain.length)}` : text.slice(-domain.length)
    if (kept.length < text.length && kept.length <= LONG + 4) return `${text.slice(0, 3)}…${kept}`
    if (domain.length <= LONG) return `${text.slice(0, 3)}…${text.slice(-domain.length)}`
  }
  return `${text.slice(0, 18)}…${text.slice(-14)}`
}

/** The ends of an edge, or the thing itself. */
function partsOf({ subject: { title, kind } }: Card): readonly string[] {
  if (kind !== 'edge') return [title]
  return title.split(' → ').map((part, i) => (i === 0 ? part : (part.split(' ')[0] ?? part)))
}

export interface Said {
  /** What was shortened in the sentence, whole. */
  readonly whole: readonly string[]
  readonly sentence: string
}

/** A number and its unit stay on one line. */
const together = (text: string) => text.replace(/(\d) (?=(?:[kMGT]?B|h|min|s|%)(?![a-z]))/g, '$1\u00a0')

/** A card's sentence with its long names shortened. */
export function saidBriefly(card: Card): Said {
  const whole = partsOf(card).filter((part) => part.length > LONG && card.sentence.includes(part))
  const sentence = whole.reduce((text, part) => text.replaceAll(part, shortened(part)), card.sentence)
  return { whole: whole.map(visible), sentence: together(visible(sentence)) }
}

const address = /^(\d{1,3}(\.\d{1,3}){3}|[0-9a-f]*:[0-9a-f:.]*:[0-9a-f:.]*)(\/\d{1,3})?$/i

/** Whether a word was written by a machine: an address, a network or a name. */
export function isWire(word: string): boolean {
  if (address.test(word)) return true
  return (
    /^[^\s/]+\.(xn--[a-z0-9-]+|\p{L}{2,})$/iu.test(word) && (word.includes('…') || getDomain(word, { allowPrivateDomains: false }) !== null)
  )
}

/** `accepted by Mara O. 12 Nov 14:02 UTC, until 10 Feb 2026`. */
export function decidedLine({ verdict, by, at, to, due, expires, hunts }: DecisionEvent): string {
  const handed = to === null ? '' : ` to ${to}, due ${due === null ? '–' : shortDay(due, true)}`
  const where = hunts === 'all' ? ', in other hunts, too' : ''
  const until = expires === null ? '' : `, until ${shortDay(expires, true)}`
  return visible(`${verdictWords[verdict].done}${handed} by ${by} ${shortTime(at)} UTC${where}${until}`)
}

/** Which notes of a comparison bear on a card; those on logs where it is made from that log. */
export function notesOn(
  { comparison: { notes } }: { readonly comparison: Pick<Review['comparison'], 'notes'> },
  { section, kind }: Pick<Card, 'section' | 'kind'>,
): readonly string[] {
  const log = kinds[kind ?? '']?.log
  const bears: Readonly<Record<string, boolean>> = {
    own: true,
    overlap: section === 'new',
    span: section === 'new' || section === 'gone',
    weekdays: section !== 'new',
    history: section === 'changed' || section === 'unexplained',
    days: section !== 'new',
    // A new row says so itself.
    since: false,
    quiet: section === 'changed' || section === 'gone',
    clock: section === 'changed',
    sensors: true,
    filters: true,
  } satisfies Readonly<Record<Exclude<CompareNote['code'], 'log' | 'gap'>, boolean>>
  return notes.filter(({ code, text }) => bears[code] ?? (log !== undefined && text.startsWith(log))).map(({ text }) => text)
}
