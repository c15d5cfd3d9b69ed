import { type Content, openContent } from '../ingest/decompress'
import type { Network } from '../networks'
import type { ListInfo } from '../store/reference'
import { asnRange } from './asn-file'
import { categoryEntry, categoryLayout } from './category-file'
import { exceptionEntry, exceptionHead } from './exception-file'
import { lineBatches } from './lines'
import { type Lookup, openMmdb } from './mmdb'
import { readNetworks } from './network-file'
import { popularityEntry, popularityLayout } from './popularity-file'

/** What a file of the folder holds, and where what it says was put. */
export interface ReadList {
  readonly kind: ListInfo['kind']
  readonly entries: number | null
  readonly remark: string | null
  /** Only of a database. */
  readonly lookup?: Lookup
  /** Only of named networks. */
  readonly networks?: readonly Network[]
}

/** Takes lines of the columns that lib/store/duckdb-lists reads. */
export type Sink = (lines: string) => Promise<void>

// The largest databases of addresses on offer have some 150 MB.
const largestDatabase = 512 << 20
/** Some ten thousand networks. */
const largestJson = 1 << 20

const unused = (why: string, kind: ListInfo['kind'] = 'unknown'): ReadList => ({ kind, entries: null, remark: `Not used: ${why}.` })
const counted = (n: number, one: string, many: string) => (n === 0 ? [] : [`${n.toLocaleString('en-GB')} ${n === 1 ? one : many}.`])

async function readDatabase(chunks: AsyncIterable<Buffer>, { size }: Content): Promise<ReadList> {
  const parts: Buffer[] = []
  let bytes = 0
  for await (const part of chunks) {
    bytes += part.length
    if (bytes > largestDatabase || size > largestDatabase) return unused('it is neither text nor an address database')
    parts.push(part)
  }
  const whole = Buffer.concat(parts)
  if (!whole.includes('\xab\xcd\xefMaxMind.com', Math.max(0, whole.length - (128 << 10)), 'latin1'))
    return unused('it is neither text nor an address database')
  const opened = openMmdb(whole)
  if (!opened) return unused('it is an address database, but neither of autonomous systems nor of countries')
  return { kind: opened.kind, entries: null, remark: null, lookup: opened }
}

async function readJson(chunks: AsyncIterable<Buffer>): Promise<ReadList> {
  const parts: Buffer[] = []
  let bytes = 0
  for await (const part of chunks) {
    parts.push(part)
    bytes += part.length
    if (bytes > largestJson) return unused('it is JSON, and larger than a list of networks may be')
  }
  const read = readNetworks(
    Buffer.concat(parts)
      .toString()
      .replace(/^\uFEFF/, ''),
  )
  if (!read)
    return unused('it is no list of networks, as in {"networks": [{"cidr": "192.0.2.0/24", "name": "office", "roles": ["internal"]}]}')
  const { networks, faults } = read
  const remark = counted(faults.length, 'entry cannot be read', `entries cannot be read, the first is ${faults[0]}`)
  const first = faults.length === 1 ? [`1 entry cannot be read: ${faults[0]}.`] : remark
  if (networks.length === 0) return unused(first[0]?.replace(/\.$/, '') ?? 'it names no network', 'networks')
  return { kind: 'networks', entries: networks.length, remark: first[0] ?? null, networks }
}

interface Format {
  readonly kind: 'popularity' | 'categorised' | 'asn' | 'exceptions'
  readonly header: boolean
  /** What stands in our own file for a line; `passed` for one that is left out on purpose, null for one that cannot be read. */
  readonly convert: (line: string) => string | 'passed' | null
  /** What is said of those that were left out. */
  readonly passed: readonly [one: string, many: string]
}

/** A field of our own lines: nothing for an unset one. */
const plain = (value: string | number | bigint | null) => String(value ?? '').replaceAll(/\s+/g, ' ')

function formatOf(first: string): Format | null {
  const layout = popularityLayout(first)
  if (layout) {
    return {
      kind: 'popularity',
      header: layout.header,
      convert: (line) => {
        const entry = popularityEntry(line, layout)
        return entry === 'local' ? 'passed' : entry && `${entry.name}\t${entry.rank}\n`
      },
      passed: ['local name left out', 'local names left out'],
    }
  }
  if (exceptionHead(first) || exceptionEntry(first)) {
    return {
      kind: 'exceptions',
      header: exceptionHead(first),
      convert: (line) => {
        const entry = exceptionEntry(line)
        return entry && `${Object.values(entry).map(plain).join('\t')}\n`
      },
      passed: ['', ''],
    }
  }
  const categories = categoryLayout(first)
  if (categories) {
    return {
      kind: 'categorised',
      header: categories.header,
      convert: (line) => {
        const entry = categoryEntry(line, categories)
        return entry && `${entry.name}\t${entry.category}\n`
      },
      passed: ['', ''],
    }
  }
  if (asnRange(first) === null) return null
  return {
    kind: 'asn',
    header: false,
    convert: (line) => {
      const range = asnRange(line)
      return range === 'unrouted' ? 'passed' : range && `${range.first}\t${range.last}\t${range.asn}\t${range.organisation}\n`
    },
    passed: ['range that nobody announces', 'ranges that nobody announces'],
  }
}

async function readText(chunks: AsyncIterable<Buffer>, sink: Sink): Promise<ReadList> {
  let format: Format | null = null
  let header = false
  let number = 0
  let entries = 0
  let passed = 0
  const bad: number[] = []
  for await (const lines of lineBatches(chunks)) {
    let text = ''
    for (const line of lines) {
      number += 1
      if (line.trim() === '' || line.startsWith('#')) continue
      if (!format) {
        format = formatOf(line)
        if (!format)
          return unused(
            'neither a popularity list (rank,domain), nor categorised domains (domain,category), nor an ASN table (first, last, asn, country, name), nor exceptions (host,port,service,reason) by its first line',
          )
        header = format.header
      }
      if (header) {
        header = false
        continue
      }
      const converted = format.convert(line)
      if (converted === 'passed') passed += 1
      else if (converted === null) bad.push(number)
      else {
        entries += 1
        text += converted
      }
    }
    if (text !== '') await sink(text)
  }
  if (!format) return unused('it holds no line')
  const faults = counted(bad.length, 'line cannot be read', `lines cannot be read, the first is line ${bad[0]}`)
  const remarks = [...faults, ...counted(passed, ...format.passed)]
  if (entries === 0) return unused(['no line of it can be read', ...remarks].join('. ').replace(/\.$/, ''), format.kind)
  return { kind: format.kind, entries, remark: remarks.length > 0 ? remarks.join(' ') : null }
}

async function* chained(first: Buffer, rest: AsyncIterator<Buffer>): AsyncGenerator<Buffer> {
  yield first
  for (let next = await rest.next(); !next.done; next = await rest.next()) yield next.value
}

/**
 * Reads a file by its content, whatever its name: a popularity list, categorised domains, a table of systems or a list of exceptions go to
 * the sink line by line, a database is opened, named networks are answered. What is none of these, or broken, answers with the reason;
 * throws for what no remark should hide.
 */
export async function readList(path: string, maxExpansion: number, sink: Sink): Promise<ReadList> {
  const content = await openContent(path, { maxExpansion })
  if (content.unread !== null) return unused(content.unread)
  const chunks = content.chunks()[Symbol.asyncIterator]()
  try {
    const first = await chunks.next()
    if (first.done) return unused('the file is empty')
    const all = chained(first.value, chunks)
    if (first.value.includes(0)) return await readDatabase(all, content)
    return /^\uFEFF?\s*[{[]/.test(first.value.subarray(0, 400).toString()) ? await readJson(all) : await readText(all, sink)
  } finally {
    await chunks.return?.()
  }
}
