import { z } from 'zod'
import { exception, exceptionToSave } from '../allow-list/exception'
import { exceptionEffectParams } from '../allow-list/exception-effect'
import { count } from '../count'
import type { Call } from './call'

const exceptionList = z.strictObject({ exceptions: z.array(exception) })
const oneException = z.strictObject({ exception })
const exceptionHitsAnswer = z.strictObject({
  hunt: z.string(),
  hits: z.record(z.string(), z.strictObject({ rows: count, losing: count, connections: count })),
})
const exceptionEffectAnswer = z.strictObject({
  hunt: z.string(),
  total: count,
  rows: count,
  connections: count,
  first: z.array(z.strictObject({ id: z.string(), title: z.string(), connections: count, left: count })).max(3),
})

/** The calls of what is expected on a port that is not its own; it is exported and imported with the allow-list. */
export const exceptionCalls = (scope: z.ZodObject): readonly Call[] => [
  {
    method: 'get',
    path: '/api/exceptions',
    summary: 'The exceptions that were made here, newest first; those of files are under settings.',
    answer: exceptionList,
  },
  {
    method: 'post',
    path: '/api/exceptions',
    summary: 'Keeps an exception of the port hunt; with the id of one it takes its place, whose author and time stay.',
    body: exceptionToSave,
    answer: oneException,
  },
  { method: 'delete', path: '/api/exceptions/{id}', summary: 'Deletes an exception and answers it.', answer: oneException },
  {
    method: 'get',
    path: '/api/exceptions/effect',
    summary: 'What an exception would take out of the rows that the port hunt lists now.',
    query: exceptionEffectParams,
    answer: exceptionEffectAnswer,
    tells: true,
  },
  {
    method: 'get',
    path: '/api/exceptions/hits',
    summary:
      'Rows of the port hunt of which each exception, alone, leaves nothing, those that lose connections, and how many, in the scope.',
    query: scope,
    answer: exceptionHitsAnswer,
    tells: true,
  },
]
