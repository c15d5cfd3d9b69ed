import { z } from 'zod'
import type { Hunt } from '../hunt'
import { failure, told } from './answers'
import type { Call } from './call'
import { calls } from './calls'

const taking = 'JSON that is sent has at most 16 MB. HEAD is refused.'
const telling =
  'Calls that may answer text/event-stream do so for a caller that accepts it, when the answer takes longer than 0.3 s: one message per event, `progress` while it is made, `status` and `answer` at the end. Leaving early stops the query.'

type Json = Readonly<Record<string, unknown>>

/** A schema as it stands inside a document: without the head of a document of its own. */
function shape(schema: z.ZodType): Json {
  const { $schema, ...rest } = z.toJSONSchema(schema, { io: 'input' })
  return rest
}

function query(schema: z.ZodObject): Json[] {
  const { properties = {}, required = [] } = z.toJSONSchema(schema, { io: 'input' })
  return Object.entries(properties).map(([name, property]) => ({
    name,
    in: 'query',
    required: required.includes(name),
    ...(typeof property === 'object' && property.description ? { description: property.description } : {}),
    schema: property,
    ...(typeof property === 'object' && property.type === 'array' ? { style: 'form', explode: true } : {}),
  }))
}

const inPath = (path: string): Json[] =>
  [...path.matchAll(/\{(\w+)\}/g)].map(([, name]) => ({ name, in: 'path', required: true, schema: { type: 'string' } }))

function operation(call: Call, hunts: readonly Hunt[]): Json {
  const answer = call.answer === 'events' ? { 'text/event-stream': {} } : { 'application/json': { schema: shape(call.answer) } }
  const files = { ...(call.exports && { 'text/csv': {}, 'application/x-ndjson': {} }), ...(call.page && { 'text/html': {} }) }
  const events = call.tells && call.answer !== 'events' ? { 'text/event-stream': { schema: shape(told(call.answer)) } } : {}
  // One path serves all hunts, so a parameter is optional here and belongs to the hunt that declares it.
  const own = call.huntParams ? hunts.flatMap((hunt) => query(hunt.params).map((param) => ({ ...param, 'x-hunt': hunt.id }))) : []
  const known = new Set<unknown>()
  const distinct = own.filter(({ name }: Json) => !known.has(name) && known.add(name))
  return {
    summary: call.summary,
    parameters: [...inPath(call.path), ...(call.query ? query(call.query) : []), ...distinct],
    ...(call.body === undefined
      ? {}
      : {
          requestBody: {
            required: true,
            content: call.body === 'file' ? { 'application/octet-stream': {} } : { 'application/json': { schema: shape(call.body) } },
          },
        }),
    responses: {
      [call.status ?? 200]: { description: call.summary, content: { ...answer, ...files, ...events } },
      default: { description: 'What went wrong.', content: { 'application/json': { schema: { $ref: '#/components/schemas/Failure' } } } },
    },
  }
}

/** The API as OpenAPI 3.1, from the schemas that the calls themselves are read with. */
export function openapi(hunts: readonly Hunt[], version: string): Json {
  const paths: Record<string, Record<string, Json>> = {}
  for (const call of calls) paths[call.path] = { ...paths[call.path], [call.method]: operation(call, hunts) }
  return {
    openapi: '3.1.0',
    info: { title: 'Spoor', version, description: `Hunting views over Zeek network logs. All times are UTC. ${taking} ${telling}` },
    paths,
    components: { schemas: { Failure: shape(failure) } },
  }
}
