import { z } from 'zod'
import { count } from '../count'
import { event, verdicts } from '../decisions/event'

const { by, at, text, ticket, expires, to, due } = event.shape

/** A decision as the row of a hunt carries it. */
export const rowDecision = z.strictObject({
  verdict: z.enum(verdicts).exclude(['note']),
  by,
  at,
  text,
  ticket,
  expires,
  to,
  due,
  event: event.shape.id,
})
export const eventList = z.strictObject({
  events: z.array(event.extend({ undone_by: z.uuid().nullable().meta({ description: 'The event that took it back.' }) })),
  total: count,
  remark: z.string().nullable(),
})
export const kept = z.strictObject({ events: z.array(event) })
