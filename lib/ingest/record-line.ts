import { stat } from 'node:fs/promises'
import { isAbsolute } from 'node:path'
import { isUserError } from '../errors'
import { sql } from '../sql'
import type { Row, Store } from '../store/store'
import { rawLines } from './raw-lines'

/** A record as one line of text. */
export interface RecordLine {
  readonly text: string
  /** `file`: as it stands in its file. `record`: written anew as JSON, because the file's line cannot be had. */
  readonly from: 'file' | 'record'
  /** Why it is not the file's line; else null. */
  readonly remark: string | null
}

interface Source {
  readonly file: number
  readonly path: string
  readonly line: number
}

/** Whether the file has neither changed nor grown since it was loaded. */
async function unchanged(store: Store, { file, path }: Source): Promise<boolean> {
  const { rows } = await store.query(sql`SELECT bytes, loaded_at FROM spoor.files WHERE id = ${file}`)
  const { size, mtimeMs } = await stat(path)
  return size === Number(rows[0]?.bytes) && mtimeMs <= Date.parse(String(rows[0]?.loaded_at))
}

/** The line in the file, or why it is not to be had: a file that changed must still show the record's own identifier there. */
async function lineIn(store: Store, record: Row, source: Source, signal?: AbortSignal): Promise<Buffer | string> {
  // Uploaded files are known by their name alone.
  if (!isAbsolute(source.path)) return 'the file was uploaded and is not kept'
  try {
    const line = (await rawLines(source.path, [source.line], signal ? { signal } : {})).get(source.line)
    const own = [record.uid, record.fuid].find((value) => typeof value === 'string' && value !== '')
    const same = line !== undefined && ((await unchanged(store, source)) || (own !== undefined && line.includes(String(own))))
    return same ? line : 'the file has changed since it was loaded'
  } catch (error) {
    if (isUserError(error) && error.status === 'cancelled') throw error
    return 'the file is no longer there, or cannot be read'
  }
}

/** A record's line as it stands in the file that it came from; where that cannot be had, the record as a line of JSON, and why. */
export async function recordLine(store: Store, record: Row, source: Source | null, signal?: AbortSignal): Promise<RecordLine> {
  const line = source === null ? 'its file is not known' : await lineIn(store, record, source, signal)
  // No line becomes a record that is not UTF-8.
  if (typeof line !== 'string') return { text: line.toString('utf8'), from: 'file', remark: null }
  const set = Object.entries(record).filter(([, value]) => value !== null)
  return { text: JSON.stringify(Object.fromEntries(set)), from: 'record', remark: `Written anew as JSON: ${line}.` }
}
