import { isUtf8 } from 'node:buffer'
import { basename } from 'node:path'
import { columnName } from '../logs/log'
import { headerKey } from './header'
import { fieldsOf } from './layout'
import { columnsOf, logByFields } from './log-by-fields'
import { nameFromFile } from './log-name'

export type Recognised =
  /** `prefix` begins header lines; `names`: the first line holds nothing but the fields' names. */
  | { readonly format: 'tsv'; readonly prefix: string; readonly names: boolean }
  /** `name`: the log's name where no record gives one; `guessed`: only the fields of a record speak for it. */
  | { readonly format: 'json'; readonly name: string; readonly guessed: boolean }
  /** `binary`: what is in it are no lines. */
  | { readonly format: null; readonly reason: string; readonly binary: boolean }

/** As much as is looked at: a header with long names fits well. */
export const HEAD = 1 << 16

/** Files that lie beside the logs and are none, by the names that zeekctl gives them. */
const REPORTS: readonly { readonly name: RegExp; readonly what: string }[] = [
  { name: /^conn-summary\./, what: 'a summary report' },
  { name: /^(stdout|stderr)\./, what: 'output of the Zeek process' },
]

const no = (reason: string, binary = false): Recognised => ({ format: null, reason: `not a Zeek log: ${reason}`, binary })

/** Fields whose presence makes a line of names a header, or an object a record, without the file's name to help. */
const TELLING = ['ts', 'uid', 'fuid', 'id_orig_h', 'id_resp_h', '_path', '_stream', '_timestamp', '_write_ts']

/** Whether the words are the names of a log's fields: all of them plausible, and one telling or most of them in the schema. */
function areNames(words: readonly string[], log: string): boolean {
  if (!words.every((word) => /^(?:[A-Za-z_][\w.$-]*)?$/.test(word)) || new Set(words).size !== words.length) return false
  const columns = words.map(columnName)
  const fields = fieldsOf(log)
  const known = columns.filter((column) => fields.type(column) !== null || fields.alias(column) !== null).length
  return fields.known ? known * 2 > columns.length : columns.length > 1 && columns.some((column) => TELLING.includes(column))
}

/** How a line begins that is an object. */
const OBJECT = /^\{\s*["}]/

function recogniseJson(line: string, name: string): Recognised {
  const said = columnsOf(line)
  const { log, guessed } = logByFields(name, said)
  if (said.columns.some((column) => TELLING.includes(column)) || /\.log\b/.test(basename(name)) || fieldsOf(log).known)
    return { format: 'json', name: log, guessed }
  return no('JSON lines, but no field of theirs is one of Zeek’s')
}

/** How a file begins that Zeek wrote with its own settings. */
const ZEEKS = Buffer.from('#separator \\x09\n')

/** What a file is, by its first bytes, up to `HEAD` of them; `name` is the file's, for what the bytes leave open. */
export function recognise(bytes: Buffer, name: string): Recognised {
  // Most files do; to look at each line of the head would take as long as all other checks of a small file.
  if (bytes.subarray(0, ZEEKS.length).equals(ZEEKS)) return { format: 'tsv', prefix: '#', names: false }
  if (/^(?:fffe|feff)/.test(bytes.toString('hex', 0, 2))) return no('UTF-16 text; give it as UTF-8', true)
  const report = REPORTS.find((candidate) => candidate.name.test(basename(name)))?.what
  const head = bytes.subarray(bytes[0] === 0xef && bytes[1] === 0xbb && bytes[2] === 0xbf ? 3 : 0, HEAD)
  const lines = head
    .toString('latin1')
    .split('\n')
    .map((line) => line.replace(/\r$/, '').trimStart())
    .filter((line) => line.trim() !== '')

  const declared = lines.flatMap((line) => /^(\S{1,16}?)separator (?=.{0,16}$)/.exec(line)?.[1] ?? [])[0]
  if (declared !== undefined && (declared === '#' || lines.some((line) => line.startsWith(`${declared}fields`))))
    return { format: 'tsv', prefix: declared, names: false }
  if (lines.some((line) => line.startsWith('#') && ['fields', 'path'].includes(headerKey(line, '#') ?? '')))
    return { format: 'tsv', prefix: '#', names: false }

  if (head.includes(13) && !head.includes(10) && lines.some((line) => line.includes('\r')))
    return no('its lines end with a carriage return alone; give them line feeds')
  const first = lines.find((line) => !line.startsWith('#'))
  if (first === undefined) return no(lines.length === 0 ? 'no line with text' : 'comments only')
  // A damaged first line must not hide the records behind it.
  if (/^\[\s*(\{|$)/.test(first)) return no('one JSON array; Zeek writes an object a line, as jq -c .[] does of an array')
  const object = lines.find((line) => OBJECT.test(line))
  if (object !== undefined) return recogniseJson(object, name)
  if (first.startsWith('{')) return no('JSON, but not one object per line')
  const words = first.split('\t')
  if (areNames(words, nameFromFile(name))) return { format: 'tsv', prefix: '#', names: true }
  if (report) return no(report)
  // A cut at the end of the head may split a character, so the last line is left out.
  const whole = head.subarray(0, head.lastIndexOf(10) + 1 || head.length)
  if (whole.includes(0) || !isUtf8(whole)) return no('binary data', true)
  if (words.length > 2 || /^-?\d{1,12}\.\d{6}\W/.test(first)) return no('no header names the fields')
  return no('text without a header')
}
