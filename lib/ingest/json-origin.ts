import { isObject, type JsonObject } from './json-line'

/** Where a record says of which log it is: Corelight and json-streaming-logs, then shippers, then Zeek's field extensions. */
const PATHS = ['_path', '@path', '@stream', '_stream']

/** Where shippers say it beside the record: the kind of what they read (Elastic's modules and integrations), and the file. */
const DATASETS = ['event.dataset', 'data_stream.dataset']
const FILE = 'log.file.path'
/** The file, as Vector, Splunk and older Filebeats name it; such names mean something else in a record of Zeek's. */
const WRAPPED_FILES = [FILE, 'source', 'file', 'filename', 'path']

/** All names by which a record may say its log itself, where they are not nested. */
export const ORIGINS: readonly string[] = [...PATHS, ...DATASETS, FILE]

/** Elastic's own names of logs (elastic/beats, x-pack/filebeat/module/zeek). */
const ELASTIC: Readonly<Record<string, string>> = { connection: 'conn', signature: 'signatures' }

/** A field, whether its name is written with dots or nested. */
function field(record: JsonObject, name: string): string {
  const value =
    record[name] ??
    name.split('.').reduce<unknown>((inner, step) => (isObject(inner) && Object.hasOwn(inner, step) ? inner[step] : undefined), record)
  return typeof value === 'string' ? value : ''
}

const given = (record: JsonObject, names: readonly string[]) => names.map((name) => field(record, name)).find((value) => value !== '') ?? ''

function dataset(record: JsonObject): string {
  const log = /^(?:zeek|bro|corelight)\.([\w-]+)$/i.exec(given(record, DATASETS))?.[1] ?? ''
  return ELASTIC[log] ?? log
}

/** The file of a log, by its path. */
const file = (record: JsonObject, names: readonly string[]) =>
  names.map((name) => field(record, name)).find((path) => /\.log\b/i.test(path)) ?? ''

export interface Origin {
  /** As `#path` would name it; empty where nothing does. */
  readonly path: string
  /** The file that the record was in; empty where nothing says so. */
  readonly file: string
}

/** What a record, and the shipper's wrapping around it, say of its log. */
export function originOf(record: JsonObject, wrapping: JsonObject | null): Origin {
  const path = PATHS.map((name) => record[name]).find((value) => typeof value === 'string' && value !== '')
  if (typeof path === 'string') return { path, file: '' }
  const outer = wrapping ?? record
  return { path: dataset(outer), file: file(outer, wrapping ? WRAPPED_FILES : [FILE]) }
}
