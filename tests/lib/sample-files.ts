import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { gunzipSync } from 'node:zlib'

/** The fields of a record as text, lists as lists; unset fields are absent. */
export type Read = Readonly<Record<string, string | readonly string[]>>

export interface SampleFile {
  readonly path: string
  readonly log: string
  readonly text: string
  readonly rows: readonly Read[]
}

export const folder = 'data/sample/logs'

const unescaped = (text: string) =>
  text.replace(/\\x([0-9a-f]{2})|\\\\/g, (_, hex: string | undefined) => (hex ? String.fromCharCode(Number.parseInt(hex, 16)) : '\\'))

function tsv(text: string): readonly Read[] {
  let fields: string[] = []
  let types: string[] = []
  return text.split('\n').flatMap((line) => {
    if (line.startsWith('#fields\t')) fields = line.split('\t').slice(1)
    if (line.startsWith('#types\t')) types = line.split('\t').slice(1)
    if (line === '' || line.startsWith('#')) return []
    const cells = line.split('\t')
    if (cells.length !== fields.length) throw new Error(`${cells.length} cells for ${fields.length} fields: ${line}`)
    const pairs = fields.flatMap((field, i) => {
      const cell = cells[i] ?? '-'
      if (cell === '-') return []
      const isList = /^(set|vector)\[/.test(types[i] ?? '')
      return [[field, isList ? (cell === '(empty)' ? [] : cell.split(',').map(unescaped)) : unescaped(cell)] as const]
    })
    return [Object.fromEntries(pairs)]
  })
}

function json(text: string): readonly Read[] {
  return text
    .split('\n')
    .filter((line) => line !== '')
    .map((line) => {
      // The time keeps its six decimals as text; a number of JavaScript would drop zeros.
      const record: Record<string, unknown> = JSON.parse(line.replace(/^\{"ts":([\d.]+)/, '{"ts":"$1"'))
      return Object.fromEntries(
        Object.entries(record).map(([field, value]) => [field, Array.isArray(value) ? value.map(String) : String(value)]),
      )
    })
}

/** Reads the committed files by a way of its own: neither by the generator nor by the loader. */
export function sampleFiles(): readonly SampleFile[] {
  return readdirSync(folder, { recursive: true, encoding: 'utf8' })
    .map((path) => path.replaceAll('\\', '/'))
    .filter((path) => path.endsWith('.gz'))
    .sort()
    .map((path) => {
      const text = gunzipSync(readFileSync(join(folder, path))).toString('utf8')
      const log = /([a-z0-9_]+)\.[^/]*$/.exec(path)?.[1] ?? ''
      return { path, log, text, rows: text.startsWith('#') ? tsv(text) : json(text) }
    })
}
