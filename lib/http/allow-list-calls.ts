import { z } from 'zod'
import { effectParams } from '../allow-list/effect'
import { allowEntry, entries, entryToSave } from '../allow-list/entry'
import { count } from '../count'
import type { Call } from './call'

const oneEntry = z.strictObject({ entry: allowEntry })
const imported = z.strictObject({ added: count, replaced: count, unchanged: count })
const effectAnswer = z.strictObject({
  hunts: z.array(
    z.strictObject({
      hunt: z.string(),
      title: z.string(),
      total: count,
      rows: count.nullable(),
      spared: count,
      first: z.array(z.strictObject({ id: z.string(), title: z.string(), score: count.nullable() })).max(3),
    }),
  ),
})
const hitsAnswer = z.strictObject({
  hits: z.record(z.string(), z.record(z.string(), count)),
  errors: z.record(z.string(), z.string()),
})

/** The calls of the allow-list. */
export const allowListCalls: readonly Call[] = [
  {
    method: 'get',
    path: '/api/allow-list',
    summary: 'All entries, newest first, the expired ones too, and all exceptions; the answer can be imported elsewhere as it is.',
    query: z.strictObject({ format: z.enum(['json']).default('json') }),
    answer: entries,
  },
  {
    method: 'post',
    path: '/api/allow-list',
    summary: 'Keeps an entry; with the id of one it takes its place, whose author and time stay. It holds for 90 days unless given.',
    body: entryToSave,
    answer: oneEntry,
  },
  { method: 'delete', path: '/api/allow-list/{id}', summary: 'Deletes an entry and answers it.', answer: oneEntry },
  {
    method: 'get',
    path: '/api/allow-list/effect',
    summary: 'What an entry would hide of each hunt beyond what is hidden now; null where the hunt has no such field.',
    query: effectParams,
    answer: effectAnswer,
    tells: true,
  },
  {
    method: 'get',
    path: '/api/allow-list/hits',
    summary: 'Rows of each hunt that each entry speaks of, over all data and with the usual parameters.',
    answer: hitsAnswer,
    tells: true,
  },
  {
    method: 'post',
    path: '/api/allow-list/import',
    summary: 'Adds the entries and exceptions of another list; one with the same id takes the place of ours.',
    body: entries,
    answer: imported,
  },
]
