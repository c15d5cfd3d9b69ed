import { z } from 'zod'
import { count } from '../../count'
import { event } from '../../decisions/event'
import { comparisonAnswer } from '../../http/baseline-calls'
import { cardDetail } from '../card-detail'
import { agendaRow, card, meetingEvent, review, sections } from '../review'

const text = z.string()
const instant = z.string().nullable()

const byWord = z.strictObject({ accept: count, explain: count, watch: count, threat: count, defer: count, open: count })
/** The words under which rows of an agenda are counted. */
export type Word = keyof z.output<typeof byWord>

/** A window and what was captured in it. */
const side = z.strictObject({
  name: text,
  from: text,
  to: text,
  filter: z.array(text),
  records: count,
  logs: count,
  files: count,
  fingerprint: text,
  /** Captured hours, and hours of the window. */
  hours: count,
  of_hours: count,
})

/** What was said of one or more rows of a card at once. */
const said = z.strictObject({
  at: text,
  by: text,
  verdict: event.shape.verdict,
  text,
  ticket: text,
  to: instant,
  due: instant,
  rows: count,
  /** Of how many of them it was taken back. */
  undone: count,
})
export type Said = z.output<typeof said>

/** Rows of one card that stand alike. */
const stood = z.strictObject({
  /** Place on the agenda, from 0. */
  card: count,
  section: card.shape.section,
  kind: card.shape.kind,
  /** What its records are called: connections. */
  records: text,
  /** The row in front of the card: chart, ledger and evidence are its own. */
  lead: agendaRow,
  rows: z.array(agendaRow).min(1),
  reasons: card.shape.reasons,
  explained: card.shape.explained,
  caveats: card.shape.caveats,
  figures: card.shape.figures,
  history: z.array(said),
  comments: z.array(meetingEvent.pick({ at: true, by: true, text: true })),
})
export type Stood = z.output<typeof stood>

const decision = stood.extend({
  verdict: z.enum(['accept', 'explain', 'watch', 'threat', 'defer']),
  by: text,
  at: text,
  text,
  ticket: text,
  expires: instant,
  to: instant,
  due: instant,
  present: z.array(text),
  /** Whether it was decided in this meeting: else it stood before, or was decided beside it. */
  here: z.boolean(),
  detail: cardDetail,
})
export type ReportDecision = z.output<typeof decision>

const part = z.strictObject({ all: count, before: count, after: count })
const flow = z.strictObject({ id: text, title: text, records: count, bytes: count })

/** How much of the window somebody has explained or accepted, before the meeting and after it; edges, and connections and bytes of the window. */
const explained = z.strictObject({
  edges: part,
  connections: part,
  bytes: part,
  /** The edges of most bytes that nobody has. */
  largest: z.array(flow),
})
export type ExplainedShare = z.output<typeof explained>

/** What stands in the report of a meeting, as it was at its end or, before that, as it is. */
export const report = z.strictObject({
  review: review.pick({ id: true, title: true, chair: true, invited: true, created: true, least: true }),
  held: z.strictObject({ from: instant, to: instant }),
  /** The instant for which it holds. */
  at: text,
  /** Events on rows of the agenda that came after the end and are not in it. */
  later: count,
  present: z.array(text),
  level: z.enum(['host', 'network']),
  own_networks: z.array(text),
  inside: text,
  baseline: side,
  window: side,
  kinds: z.array(
    comparisonAnswer.shape.kinds.element.extend({
      rows: byWord,
      /** What the notes of the comparison leave open: none of it seen is not that there was none. */
      unjudged: z.array(z.enum(['new', 'gone', 'changed'])),
    }),
  ),
  /** Edges that both sides have, of all; Jaccard (1901). */
  jaccard: comparisonAnswer.shape.jaccard,
  rows: byWord,
  cards: z.strictObject({ all: count, decided: count, sections: z.partialRecord(z.enum(sections), count) }),
  explained: explained.nullable(),
  decisions: z.array(decision),
  open: z.array(stood),
  left_out: review.shape.left_out,
  limits: z.array(text),
  thresholds: z.array(z.strictObject({ label: text, value: text, help: text })),
  /** The questions to the engine, one for each kind of which something was decided. */
  queries: z.array(z.strictObject({ kind: text, text, values: z.array(z.json()) })),
})
export type Report = z.output<typeof report>
