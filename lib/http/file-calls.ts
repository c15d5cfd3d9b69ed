import { z } from 'zod'
import { toLoad } from '../ingest/to-load'
import * as answers from './answers'
import type { Call } from './call'
import { rejectParams } from './give-rejects'

const get = 'get'

/** The calls of files: the ledger, and how they are loaded. */
export const fileCalls: readonly Call[] = [
  {
    method: get,
    path: '/api/files',
    summary: 'The ledger, one entry per file, and before it the files that are being loaded; lines = rows + rejected + skipped.',
    answer: answers.fileList,
  },
  { method: 'delete', path: '/api/files/{id}', summary: 'Removes a file and all its rows.', answer: answers.removed },
  {
    method: get,
    path: '/api/files/{id}/rejects',
    summary: 'The lines of a file that were rejected, with reason and raw text, in their order.',
    query: rejectParams,
    answer: answers.rejects,
  },
  { method: get, path: '/api/ingest', summary: 'Running and last loads.', answer: answers.jobList },
  {
    method: 'post',
    path: '/api/ingest',
    summary: 'Loads files and folders of the server’s machine.',
    body: toLoad,
    answer: answers.started,
    status: 202,
  },
  { method: get, path: '/api/ingest/{id}', summary: 'One load.', answer: answers.oneJob },
  {
    method: 'delete',
    path: '/api/ingest/{id}',
    summary: 'Cancels a load, at once if it waits; what is loaded stays.',
    answer: answers.oneJob,
  },
  { method: get, path: '/api/ingest/{id}/events', summary: 'Progress as server-sent events, until done.', answer: 'events' },
  {
    method: 'post',
    path: '/api/upload',
    summary: 'Loads one file, sent as the body.',
    query: z.strictObject({ name: z.string().meta({ description: 'The file’s name.' }) }),
    body: 'file',
    answer: answers.started,
    status: 202,
  },
]
