import { z } from 'zod'
import { says, term } from '../allow-list/entry'
import { line } from '../line'

/** What a decider can say of a subject; a note says something beside what was decided. */
export const verdicts = ['explain', 'accept', 'watch', 'threat', 'defer', 'note'] as const
const person = line(80).min(1, 'must not be blank')

/** What is decided on: a row of a hunt, by the id that it has in every load and baseline. */
export const subject = z.strictObject({
  hunt: z.string().regex(/^[a-z0-9-]{1,80}$/, 'must be the id of a hunt'),
  row: z.string().regex(/^[0-9a-f]{16}$/, 'must be the id of a row: 16 hexadecimal digits'),
  kind: line(40).meta({ description: 'What it is, in a word: edge, service, name.' }),
  title: z.string().max(1000, 'must have at most 1000 characters'),
  what: z
    .array(term)
    .max(32, 'must have at most 32 parts')
    .meta({ description: 'What holds of the row, all of it, as in the allow-list.' }),
})
export type Subject = z.infer<typeof subject>

/** What every event says. Nothing of it changes once it is kept. */
export const event = z.strictObject({
  id: z.uuid(),
  /** ISO 8601 UTC. */
  at: z.iso.datetime(),
  by: person,
  present: z.array(person).max(100).meta({ description: 'Names of those who were present.' }),
  review: z.uuid().nullable().meta({ description: 'The review in which it was decided.' }),
  subject,
  verdict: z.enum([...verdicts, 'undo']),
  text: line(500).meta({ description: 'What it is, or why.' }),
  ticket: line(80),
  hunts: z.enum(['own', 'all']).nullable().meta({
    description:
      'Of accept: hides the row in its own hunt, or in all of them each row of which all of `what` holds; rows that have no such fields stay. /api/allow-list/effect counts them.',
  }),
  expires: z.iso.datetime().nullable().meta({ description: 'Of accept: from this instant on it hides nothing.' }),
  to: person.nullable().meta({ description: 'Of defer: who will decide.' }),
  due: z.iso.date().nullable().meta({ description: 'Of defer: until when.' }),
  undoes: z.uuid().nullable().meta({ description: 'Of undo: the event that it takes back.' }),
})
export type DecisionEvent = z.infer<typeof event>

/** What belongs to one verdict alone. */
const owned = [
  ['hunts', 'accept'],
  ['expires', 'accept'],
  ['to', 'defer'],
  ['due', 'defer'],
] as const

/** A decision on one or many subjects at once, as it is asked for. */
export const toDecide = z
  .strictObject({
    by: event.shape.by,
    present: event.shape.present.default([]),
    review: event.shape.review.default(null),
    verdict: z.enum(verdicts),
    text: event.shape.text.min(1, 'must not be blank'),
    ticket: event.shape.ticket.default(''),
    hunts: event.shape.hunts.default(null),
    expires: event.shape.expires.default(null).meta({ description: 'Of accept: 90 days from now unless given.' }),
    to: event.shape.to.default(null),
    due: event.shape.due.default(null),
    subjects: z
      .array(subject.extend({ after: z.uuid().nullable().meta({ description: 'The last event of it that the decider has seen.' }) }))
      .min(1, 'must name a subject')
      .max(5000, 'must have at most 5000 subjects'),
  })
  .superRefine((given, context) => {
    const fault = (name: string, message: string) => context.addIssue({ code: 'custom', path: [name], message })
    for (const [name, verdict] of owned) if (given[name] !== null && given.verdict !== verdict) fault(name, `belongs to ${verdict}`)
    if (given.verdict === 'defer' && given.to === null) fault('to', 'must name who will decide')
    if (given.verdict === 'defer' && given.due === null) fault('due', 'must be a date, as in 2026-02-01')
    if (given.hunts === 'all' && !given.subjects.every(({ what }) => what.some(says)))
      fault('subjects', 'must each say what is accepted in all hunts')
    if (new Set(given.subjects.map(subjectKey)).size < given.subjects.length) fault('subjects', 'must each be named once')
  })
export type ToDecide = z.infer<typeof toDecide>

export const toUndo = z.strictObject({
  by: event.shape.by,
  present: event.shape.present.default([]),
  review: event.shape.review.default(null),
  event: z
    .union([z.uuid(), z.array(z.uuid()).min(1, 'must name an event').max(5000, 'must have at most 5000 events')])
    .meta({ description: 'The event that is taken back, or a list of them: all are, or none.' }),
  text: event.shape.text.default(''),
})
export type ToUndo = z.infer<typeof toUndo>

/** Names a subject among all. */
export const subjectKey = ({ hunt, row }: Pick<Subject, 'hunt' | 'row'>): string => `${hunt} ${row}`
