import { z } from 'zod'
import { paging, parsePaging } from '../asking/paging'
import { badParams } from '../errors'
import { download, lines } from '../http/export'
import { flag, only, parseParams, without } from '../params'
import type { Row } from '../store/store'
import type { Decisions } from './decisions'
import { event } from './event'
import type { Told } from './fold'
import type { Naming } from './naming'

const pages = paging.pick({ limit: true, offset: true, format: true })

export const decisionParams = z.strictObject({
  hunt: event.shape.subject.shape.hunt.optional().meta({ title: 'Hunt', description: 'Only what was decided on rows of this hunt.' }),
  row: event.shape.subject.shape.row.optional().meta({ title: 'Row', description: 'Only what was decided on the row of this id.' }),
  verdict: event.shape.verdict.optional().meta({ title: 'Verdict', description: 'Only events that say this.' }),
  current: flag(false, { label: 'Current', help: 'Only the last decision on each row that is not undone; notes are none.' }),
  entity: z.string().optional().meta({
    title: 'Entity',
    description: 'Only on rows that name it: host:, name:, certificate: or service: and its id, as in host:192.0.2.1.',
  }),
  ...pages.shape,
})

const { subject: _, ...own } = event.shape
const columns = [...Object.keys(own), ...Object.keys(event.shape.subject.shape), 'undone_by']

const flat = ({ subject, present, ...rest }: Told): Row => ({
  ...rest,
  present,
  ...subject,
  what: subject.what.map((term) => ({ ...term })),
})

/** Events as the URL asks: a page of JSON, newest first, or all of them as CSV or NDJSON. Throws `bad-params`, `not-found`, `failed`. */
export async function giveDecisions(
  decisions: Decisions,
  search: URLSearchParams,
  naming: (entity: string) => Promise<Naming>,
): Promise<unknown> {
  const read = parseParams(decisionParams.omit({ limit: true, offset: true, format: true }), without(search, Object.keys(pages.shape)))
  if (!read.ok) throw badParams(read.fields)
  const { limit, offset, format } = parsePaging(only(search, Object.keys(pages.shape)), [])
  const { entity, ...wanted } = read.value
  const { events, remark } = await decisions.list({ ...wanted, of: entity === undefined ? undefined : await naming(entity) })
  const page = events.slice(offset, limit === null ? undefined : offset + limit)
  if (format === 'json') return { events: page, total: events.length, remark }
  return download(`spoor-decisions.${format}`, format, lines(format, columns, [page.map(flat)]))
}
