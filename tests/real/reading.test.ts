import { existsSync } from 'node:fs'
import { mkdtemp, readFile, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { basename, join, relative, resolve } from 'node:path'
import { gunzipSync } from 'node:zlib'
import { beforeAll, describe, expect, it } from 'vitest'
import { knownPrefixes } from '../../lib/ingest/known'
import type { Part, Scanned } from '../../lib/ingest/part'
import { rawLines } from '../../lib/ingest/raw-lines'
import { scan } from '../../lib/ingest/scan'
import { openSpools } from '../../lib/ingest/spool'
import { walk } from '../../lib/ingest/walk'
import { scanLog, unaccounted } from '../lib/ingest/scanning'

const folder = resolve(process.env.SPOOR_REAL_LOGS ?? '../shared/logs')

const scans = new Map<string, Scanned>()
/** Spool lines by load, as values by column. */
const written = new Map<number, Record<string, string>[]>()

/** A file's bytes as gunzip alone gives them. */
async function content(path: string): Promise<Buffer> {
  const bytes = await readFile(join(folder, path))
  return path.endsWith('.gz') ? gunzipSync(bytes) : bytes
}

const log = (path: string) => {
  const scanned = scans.get(path)
  if (scanned?.outcome !== 'log') throw new Error(`${path}: ${scanned?.outcome}`)
  return scanned
}

async function readPart({ path, columns }: Part): Promise<void> {
  for (const line of (await readFile(path, 'utf8')).split('\n').slice(0, -1)) {
    const [load, , ...values] = line.split('\t')
    const rows = written.get(Number(load)) ?? []
    written.set(Number(load), rows)
    rows.push(Object.fromEntries(columns.map(({ column }, i) => [column, values[i] ?? ''])))
  }
}

const rows = (path: string) => written.get([...scans.keys()].indexOf(path) + 1) ?? []

describe.skipIf(!existsSync(folder))('reading real logs', () => {
  beforeAll(async () => {
    const spoolFolder = await mkdtemp(join(tmpdir(), 'spoor-real-'))
    const spools = openSpools(spoolFolder)
    const known = knownPrefixes([])
    for (const [i, { path }] of (await walk([folder])).files.entries())
      scans.set(relative(folder, path), await scan(path, { load: i + 1, known, spools }))
    for (const part of await spools.close()) await readPart(part)
    await rm(spoolFolder, { recursive: true })
  }, 120_000)

  it('fails on no file, and accounts for every line as plain counting does', async () => {
    expect(scans.size).toBeGreaterThan(700)
    for (const [path, scanned] of scans) {
      expect(scanned.outcome, path).not.toBe('failed')
      if (scanned.outcome !== 'log') continue
      const text = (await content(path)).toString('latin1')
      expect(scanned.lines, path).toBe(text.split('\n').length - (text.endsWith('\n') ? 1 : 0))
      expect(unaccounted(scanned), path).toBe(0)
      expect(rows(path).length, path).toBe(Object.values(scanned.handed).reduce((a, b) => a + b, 0))
    }
  })

  // Rows as the captures' README counts them: every line that is no header, damaged ones included.
  it.each([
    [
      'brobeat',
      { conn: 6698, dns: 6018, ssl: 274, x509: 153, known_services: 4, http: 2878, files: 3131, ftp: 4, software: 44, notice: 93 },
    ],
    ['rita-proxy_rolling', { conn: 7550, dns: 3209, ssl: 2736, x509: 114, http: 2368, known_certs: 112 }],
    ['rita-proxy', { conn: 463, dns: 942, ssl: 407, x509: 173, known_services: 4, http: 407 }],
    ['otrf-lsass', { conn: 2711, dns: 7220, ssl: 11, x509: 4, http: 20, kerberos: 31 }],
    ['slips', { conn: 1583, dns: 354, ssl: 426, x509: 156, http: 1037, files: 942, software: 6, notice: 33 }],
    ['elastic-samples', { conn: 6, dns: 1, ssl: 4, known_services: 1 }],
  ])('finds the rows of %s', async (capture, expected) => {
    const found = new Map<string, number>()
    for (const [path, scanned] of scans) {
      if (!path.startsWith(`${capture}/`) || scanned.outcome !== 'log') continue
      for (const [name, lines] of Object.entries(scanned.handed)) {
        const rejected = scanned.rejects.filter(({ raw }) => !raw?.toString().startsWith('#')).length
        found.set(name, (found.get(name) ?? 0) + lines + rejected)
      }
    }
    expect(Object.fromEntries([...found].filter(([name]) => name in expected))).toEqual(expected)
  })

  it('rejects what is cut and broken, with the reason', () => {
    const reasons = (path: string) => log(path).rejects.map(({ line, reason }) => [line, reason])
    expect(log('rita-edge/truncated/conn.log').handed).toEqual({ conn: 58 })
    expect(reasons('rita-edge/truncated/conn.log')).toEqual([[67, 'incomplete']])
    expect(log('rita-edge/truncated/conn_json.log').handed).toEqual({ conn: 3 })
    expect(reasons('rita-edge/truncated/conn_json.log')).toEqual([[4, 'incomplete']])
    expect(reasons('rita-edge/has_unknown_field/http.log')).toEqual([
      [9, '29 fields, header names 30'],
      [13, 'incomplete'],
    ])
    expect(log('rita-edge/has_unknown_field/http.log').handed).toEqual({ http: 3 })
    expect(rows('rita-edge/has_unknown_field/http.log')[0]).toHaveProperty('i_dont_exist')
  })

  it('skips what is no Zeek log, with the reason', () => {
    expect(scans.get('rita-edge/text_file/conn.log')).toMatchObject({ outcome: 'skipped', reason: 'not a Zeek log: text without a header' })
    expect(scans.get('rita-edge/truncated/conn_top.log')).toMatchObject({
      outcome: 'skipped',
      reason: 'not a Zeek log: no header names the fields',
    })
    expect(scans.get('README.md')).toMatchObject({ outcome: 'skipped' })
  })

  it('keeps snapshots of open connections as logs of their own', () => {
    for (const [path, scanned] of scans)
      if (basename(path).startsWith('open_'))
        expect(Object.keys(scanned.outcome === 'log' ? scanned.handed : {}).join()).toMatch(/^open_(conn|ssl|http)$/)
  })

  it('reads past the tab before the first separator', () => {
    const path = 'slips/test10-mixed-zeek-dir/conn.log'
    expect(log(path)).toMatchObject({ format: 'tsv', rejects: [] })
    expect(Object.keys(log(path).handed)).toEqual(['conn'])
  })

  it('reads the separators of zeek-cut’s own tests', () => {
    const cut = (name: string) => rows(`zeek-btest/Files/zeek-cut-logs/${name}`)
    expect(cut('conncomma.log')).toHaveLength(cut('conn.log').length)
    expect(
      cut('conncomma.log')
        .map(({ ts }) => ts)
        .sort(),
    ).toEqual(
      cut('conn.log')
        .map(({ ts }) => ts)
        .sort(),
    )
    expect(cut('conn-tsv.log').length).toBeGreaterThan(0)
    expect(cut('unset-field.log')[0]).toMatchObject({ error_msg: '-', from: '-' })
    expect(cut('missing-separator.log')).toEqual([{ a: 'hi' }])
    expect(cut('null-separator.log')).toEqual([{ a: 'hi' }])
  })

  it('reads the writers’ own odd separators, prefixes and escapes', async () => {
    // The times of these files are struck out.
    const logging = async (name: string) => {
      const bytes = await content(`zeek-btest/Baseline/scripts.base.frameworks.logging.${name}`)
      const text = bytes.toString('latin1').replaceAll('XXXXXXXXXX.XXXXXX', '1300475168.000000')
      return (await scanLog(basename(name), Buffer.from(text, 'latin1'))).written.map(({ values }) => values)
    }
    expect((await logging('ascii-escape/ssh.log')).map(({ status }) => status)).toEqual([
      'success',
      'failure',
      'fa\\x7c\\x7cure',
      'su\\x7c\\x7cess',
      'failure',
    ])
    expect((await logging('ascii-empty/ssh-filtered.log')).map(({ status, b }) => [status, b])[1]).toEqual(['-', '-'])
    expect(await logging('ascii-tsv/ssh-filtered.log')).toHaveLength(5)
    expect(await logging('vec/ssh.log')).toEqual([{ vec: '-,2,-,-,5' }])
    expect(Object.keys((await logging('field-name-map/conn.log'))[0] ?? {})).toEqual(
      expect.arrayContaining(['id_orig_h', 'id_orig_p', 'id_resp_h', 'id_resp_p']),
    )
  })

  it('reads epoch and ISO times in one file, and a line that was wrapped', () => {
    const path = 'elastic-samples/conn_iso8601_and_epoch.log'
    expect(rows(path).map(({ ts }) => ts)).toEqual([
      '1547188415.857497',
      '1551399000.578550',
      '1617062100.419397',
      '1547188417.857497',
      '1623272113.160328',
      '1718280877.013007',
    ])
    expect(log(path).remarks).toHaveLength(1)
  })

  it('fetches the raw bytes of any line again', async () => {
    for (const path of ['rita-proxy_rolling/conn.16:00:00-17:00:00.log.gz', 'rita-edge/truncated/conn.log']) {
      const lines = (await content(path)).toString('latin1').split('\n')
      const wanted = [1, 9, lines.length - 1]
      const found = await rawLines(join(folder, path), wanted)
      expect(wanted.map((line) => found.get(line)?.toString('latin1'))).toEqual(wanted.map((line) => lines[line - 1]))
    }
  })
})
