import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { expect } from 'vitest'
import { knownPrefixes } from '../../../lib/ingest/known'
import type { KnownPrefix, Part, Scanned, ScannedLog } from '../../../lib/ingest/part'
import { type ScanOptions, scan } from '../../../lib/ingest/scan'
import { openSpools } from '../../../lib/ingest/spool'

export interface Written {
  readonly log: string
  readonly load: number
  readonly line: number
  /** By column, as they stand in the spool. */
  readonly values: Readonly<Record<string, string>>
  readonly types: Readonly<Record<string, string>>
}

export interface Result {
  readonly scanned: Scanned
  readonly written: readonly Written[]
  readonly parts: readonly Part[]
}

async function readPart(part: Part): Promise<Written[]> {
  const text = await readFile(part.path, 'utf8')
  return text
    .split('\n')
    .slice(0, -1)
    .map((line) => {
      const [load, number, ...values] = line.split('\t')
      if (values.length !== part.columns.length)
        throw new Error(`a spool line has ${values.length} values, its part ${part.columns.length}`)
      return {
        log: part.log,
        load: Number(load),
        line: Number(number),
        values: Object.fromEntries(part.columns.map((column, i) => [column.column, values[i] ?? ''])),
        types: Object.fromEntries(part.columns.map((column) => [column.column, column.type])),
      }
    })
}

/** Scans files, given by name and content, one after the other over one set of spools; answers each outcome and all that was written. */
export async function scanAll(
  files: readonly (readonly [name: string, content: Buffer | string])[],
  options: Partial<ScanOptions> & { readonly prefixes?: readonly KnownPrefix[] } = {},
): Promise<{ readonly scanned: readonly Scanned[]; readonly written: readonly Written[]; readonly parts: readonly Part[] }> {
  const folder = await mkdtemp(join(tmpdir(), 'spoor-scan-'))
  try {
    const spools = openSpools(folder)
    const known = knownPrefixes(options.prefixes ?? [])
    const scanned: Scanned[] = []
    for (const [i, [name, content]] of files.entries()) {
      const path = join(folder, name)
      await writeFile(path, content)
      scanned.push(await scan(path, { load: i + 1, known, spools, ...options }))
    }
    const parts = await spools.close()
    const written = (await Promise.all(parts.map(readPart))).flat()
    await spools.delete()
    return { scanned, written: written.sort((a, b) => a.load - b.load || a.line - b.line), parts }
  } finally {
    await rm(folder, { recursive: true })
  }
}

export async function scanOne(name: string, content: Buffer | string, options: Parameters<typeof scanAll>[1] = {}): Promise<Result> {
  const { scanned, written, parts } = await scanAll([[name, content]], options)
  if (!scanned[0]) throw new Error('nothing was scanned')
  return { scanned: scanned[0], written, parts }
}

/** The same where the outcome has to be a log. */
export async function scanLog(
  name: string,
  content: Buffer | string,
  options: Parameters<typeof scanAll>[1] = {},
): Promise<Result & { readonly scanned: ScannedLog }> {
  const { scanned, ...rest } = await scanOne(name, content, options)
  if (scanned.outcome !== 'log') throw new Error(`${scanned.outcome}: ${scanned.reason}`)
  return { scanned, ...rest }
}

/** lines − handed − rejected − skipped, which is 0 in every scan. */
export const unaccounted = (scanned: ScannedLog) =>
  scanned.lines - Object.values(scanned.handed).reduce((a, b) => a + b, 0) - scanned.rejects.length - scanned.skipped

/** Bytes of a spool value, its escapes decoded. */
export function decoded(value: string): Buffer {
  const parts = value.match(/\\x[0-9a-f]{2}|\\\\|[^\\]+|\\/gi) ?? []
  return Buffer.concat(
    parts.map((part) => (part === '\\\\' ? Buffer.from('\\') : /^\\x/i.test(part) ? Buffer.from(part.slice(2), 'hex') : Buffer.from(part))),
  )
}

export const ZEEK_HEADER = (path: string, fields: string, types: string) =>
  `#separator \\x09\n#set_separator\t,\n#empty_field\t(empty)\n#unset_field\t-\n#path\t${path}\n#open\t2024-04-12-19-29-12\n#fields\t${fields.replaceAll(' ', '\t')}\n#types\t${types.replaceAll(' ', '\t')}\n`

/** The set values of the one row that a record of JSON gives, by column. */
export const one = async (record: string, name = 'conn.log') => {
  const { scanned, written } = await scanLog(name, `${record}\n`)
  expect(scanned.rejects).toEqual([])
  return Object.fromEntries(Object.entries(written[0]?.values ?? {}).filter(([, value]) => value !== '-'))
}
