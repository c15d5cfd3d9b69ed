import { basename } from 'node:path'
import { logs } from '../logs'
import { columnName } from '../logs/log'
import { isObject, type JsonObject, parseLine, unwrapped } from './json-line'
import { originOf } from './json-origin'
import { fieldsOf } from './layout'
import { nameFromFile } from './log-name'

/** The longest first: `known_hosts` is not `hosts`. */
const KNOWN = Object.keys(logs).sort((a, b) => b.length - a.length)
/** Fewer fields of its own are no mark of a log. */
const FEWEST = 3

const namesIn = (record: JsonObject): string[] =>
  Object.entries(record).flatMap(([key, value]) => (isObject(value) ? Object.keys(value).map((inner) => `${key}.${inner}`) : [key]))

export interface Columns {
  readonly columns: readonly string[]
  /** Whether the record says of which log it is. */
  readonly named: boolean
}

/** The columns of a line that holds an object, out of its shipper's wrapping; also where the object is damaged. */
export function columnsOf(line: string): Columns {
  const parsed = parseLine(line)
  if ('reason' in parsed) {
    const columns = [...line.matchAll(/"([^"\\]{1,64})"\s*:/g)].map(([, key = '']) => columnName(key))
    return { columns, named: columns.some((column) => column === '_path' || column === '_stream') }
  }
  const { record, wrapping } = unwrapped(parsed.record)
  const { path, file } = originOf(record, wrapping)
  return { columns: namesIn(record).map(columnName), named: path !== '' || file !== '' }
}

/** Fields that tell logs apart. */
const telling = (columns: readonly string[]) => columns.filter((column) => fieldsOf('').type(column) === null && !column.startsWith('_'))

function share(log: string, columns: readonly string[]): number {
  const fields = fieldsOf(log)
  const known = columns.filter((column) => fields.type(column) !== null || fields.alias(column) !== null)
  return columns.length === 0 ? 0 : known.length / columns.length
}

/**
 * The log of records that do not name it: the one that the file's name begins with or holds (`conn_json.log`, `host1.dns.log`), if its fields
 * are there; else the one that has these fields, unless the records name theirs or the name is a log's already; else the name. `guessed`: the fields alone said it.
 */
export function logByFields(file: string, { columns, named: saysSo }: Columns): { readonly log: string; readonly guessed: boolean } {
  const named = nameFromFile(file)
  const words = named.split('_')
  const beginnings = words.map((_, i) => words.slice(0, words.length - i).join('_'))
  const leading = beginnings.find(
    (log) => fieldsOf(log).known && columns.filter((one) => fieldsOf(log).type(one) !== null).length * 2 > columns.length,
  )
  if (leading !== undefined) return { log: leading, guessed: false }
  if (saysSo || fieldsOf(named).known) return { log: named, guessed: false }
  const own = telling(columns)
  const within = KNOWN.find((log) => basename(file).toLowerCase().includes(log) && share(log, own) > 1 / 2)
  if (within !== undefined) return { log: within, guessed: false }
  const best = KNOWN.toReversed().reduce((one, log) => (share(log, own) > share(one, own) ? log : one), '')
  return own.length >= FEWEST && share(best, own) > 3 / 4 ? { log: best, guessed: true } : { log: named, guessed: false }
}
