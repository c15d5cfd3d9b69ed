import { mkdir, rm, writeFile } from 'node:fs/promises'
import { dirname, join } from 'node:path'
import { gzipSync } from 'node:zlib'
import { at, day, days, hour } from './calendar'
import { jsonLine, type Row, tsvLine } from './format'
import { columns, type Log, logs } from './layouts'

export interface LogFile {
  /** Below the folder of the logs, with `/`: `2025-10-20/conn.2025-10-20-00-00-00.log.gz`. */
  readonly path: string
  readonly log: Log
  readonly text: string
}

/** Rotated by the hour on this day, by the day else. */
export const hourlyDay = at('2025-10-22T00:00')
/** Written as JSON lines; all others as TSV. */
export const jsonLog: Log = 'http'

const stamp = (time: number) => new Date(time / 1000).toISOString().slice(0, 19).replace(/[T:]/g, '-')

function tsv(log: Log, rows: readonly Row[], from: number, to: number): string {
  const head = [
    '#separator \\x09',
    '#set_separator\t,',
    '#empty_field\t(empty)',
    '#unset_field\t-',
    `#path\t${log}`,
    `#open\t${stamp(from)}`,
    `#fields\t${columns[log].map(({ field }) => field).join('\t')}`,
    `#types\t${columns[log].map(({ zeek }) => zeek).join('\t')}`,
  ]
  return `${[...head, ...rows.map((row) => tsvLine(row, columns[log])), `#close\t${stamp(to)}`].join('\n')}\n`
}

const json = (log: Log, rows: readonly Row[]) => rows.map((row) => `${jsonLine(row, columns[log])}\n`).join('')

/** The files as Zeek's archive would hold them, colons apart, which some file systems refuse: a folder a day; a log without rows leaves no file. */
export function logFiles(rows: Readonly<Record<Log, readonly Row[]>>): readonly LogFile[] {
  const spans = days.flatMap((date) =>
    date === hourlyDay
      ? Array.from({ length: 24 }, (_, i) => ({ from: date + i * hour, to: date + (i + 1) * hour }))
      : [{ from: date, to: date + day }],
  )
  return logs.flatMap((log) =>
    spans.flatMap(({ from, to }) => {
      const part = rows[log].filter(({ ts }) => ts >= from && ts < to)
      if (part.length === 0) return []
      const text = log === jsonLog ? json(log, part) : tsv(log, part, from, to)
      return [{ path: `${stamp(from).slice(0, 10)}/${log}.${stamp(from)}.log.gz`, log, text }]
    }),
  )
}

/** Replaces the folder by these files, compressed without a time of its own. */
export async function writeFiles(folder: string, files: readonly LogFile[]): Promise<void> {
  await rm(folder, { recursive: true, force: true })
  for (const { path, text } of files) {
    const target = join(folder, path)
    await mkdir(dirname(target), { recursive: true })
    await writeFile(target, gzipSync(text, { level: 9 }))
  }
}
