import { dataSpan } from '../records/data-span'
import { type Sql, sql } from '../sql'
import type { QueryOptions, Row, Store } from '../store/store'
import { clocksFrom } from '../time'

/** Something about the data that a hunter should know before counting on it. */
export interface Note {
  readonly code: 'rejects' | 'failed' | 'tls13' | 'capture-loss' | 'missed-bytes' | 'truncated' | 'clock'
  readonly log: string | null
  readonly text: string
  /** The records that it speaks of, under their log. */
  readonly filter: readonly string[]
}

const whole = (cell: unknown) => Number(cell ?? 0).toLocaleString('en')
const percent = (part: unknown, of: unknown) => `${Math.round((100 * Number(part)) / Number(of))}\u202f%`

interface Asked {
  /** The log, and the columns without which nothing can be said. */
  readonly log: string
  readonly needs: readonly string[]
  readonly query: Sql
  readonly note: (row: Row) => Omit<Note, 'log'> | null
}

const aboutLogs: readonly Asked[] = [
  {
    log: 'ssl',
    needs: ['version'],
    query: sql`SELECT count(*) FILTER (WHERE version = 'TLSv13') AS part, count(version) AS "of" FROM logs.ssl`,
    note: (row) =>
      Number(row.part) === 0
        ? null
        : {
            code: 'tls13',
            text: `TLS 1.3 hides certificates on ${whole(row.part)} of ${whole(row.of)} connections (${percent(row.part, row.of)}).`,
            filter: ['version:TLSv13'],
          },
  },
  {
    log: 'capture_loss',
    needs: ['percent_lost'],
    query: sql`SELECT count(*) FILTER (WHERE percent_lost >= 1) AS part, count(*) AS "of", max(percent_lost) AS most FROM logs.capture_loss`,
    note: (row) =>
      Number(row.part) === 0
        ? null
        : {
            code: 'capture-loss',
            text: `The sensor missed 1\u202f% or more of its packets in ${whole(row.part)} of ${whole(row.of)} measurements, at most ${Number(row.most).toFixed(1)}\u202f%.`,
            filter: ['percent_lost:1..'],
          },
  },
  {
    log: 'conn',
    needs: ['missed_bytes'],
    query: sql`SELECT count(*) FILTER (WHERE missed_bytes > 0) AS part, count(*) AS "of" FROM logs.conn`,
    note: (row) =>
      Number(row.part) === 0
        ? null
        : {
            code: 'missed-bytes',
            text: `The sensor missed bytes of ${whole(row.part)} of ${whole(row.of)} connections; what their content showed is incomplete.`,
            filter: ['missed_bytes:1..'],
          },
  },
  {
    log: 'weird',
    needs: ['name'],
    query: sql`SELECT count(*) FILTER (WHERE name LIKE '%truncated%') AS part FROM logs.weird`,
    note: (row) =>
      Number(row.part) === 0
        ? null
        : {
            code: 'truncated',
            text: `${whole(row.part)} ${Number(row.part) === 1 ? 'record of weird speaks' : 'records of weird speak'} of truncated packets or messages.`,
            filter: ['name:*truncated*'],
          },
  },
]

async function rejectNotes(store: Store, options: QueryOptions): Promise<Note[]> {
  const { rows } = await store.query(
    sql`SELECT f.log, r.reason, count(*) AS lines, count(DISTINCT f.id) AS files
FROM spoor.rejects AS r
JOIN (SELECT DISTINCT id, file FROM spoor.loads) AS l ON l.id = r.load
JOIN spoor.files AS f ON f.id = l.file
GROUP BY f.log, r.reason
ORDER BY lines DESC, f.log, r.reason
LIMIT 5`,
    options,
  )
  return rows.map(({ log, reason, lines, files }) => ({
    code: 'rejects',
    log: log === null || log === undefined ? null : String(log),
    text: `${whole(lines)} ${Number(lines) === 1 ? 'line' : 'lines'}${typeof log === 'string' ? ` of ${log.split(',').join(' or ')}` : ''} rejected in ${whole(files)} ${Number(files) === 1 ? 'file' : 'files'}: ${reason}`,
    filter: [],
  }))
}

async function failedNotes(store: Store, options: QueryOptions): Promise<Note[]> {
  const { rows } = await store.query(sql`SELECT count(*) AS files FROM spoor.files WHERE status = 'failed'`, options)
  const files = Number(rows[0]?.files ?? 0)
  return files === 0
    ? []
    : [
        {
          code: 'failed',
          log: null,
          text: `${whole(files)} ${files === 1 ? 'file was' : 'files were'} not loaded; nothing of them was kept.`,
          filter: [],
        },
      ]
}

async function clockNotes(store: Store, options: QueryOptions): Promise<Note[]> {
  const { clockless = [] } = (await dataSpan(store, options)) ?? {}
  return clockless.map(({ log, rows }) => ({
    code: 'clock',
    log,
    text: `${whole(rows)} ${rows === 1 ? 'record' : 'records'} of ${log} ${rows === 1 ? 'was' : 'were'} written before the sensor’s clock was set, with a time before 2000; the span of the data leaves ${rows === 1 ? 'it' : 'them'} out.`,
    filter: [`ts:..${clocksFrom.slice(0, 19)}Z`],
  }))
}

/** What limits these data, worst first: rejects with their reasons, files that failed, what the sensor missed or could not see. */
export async function notes(store: Store, options: QueryOptions): Promise<readonly Note[]> {
  const tables = await store.tables()
  const found: Note[] = [...(await failedNotes(store, options)), ...(await rejectNotes(store, options))]
  for (const { log, needs, query, note } of aboutLogs) {
    const columns = tables.get(log)?.map(({ name }) => name) ?? []
    if (!needs.every((name) => columns.includes(name))) continue
    const said = note((await store.query(query, options)).rows[0] ?? {})
    if (said) found.push({ ...said, log })
  }
  return [...found, ...(await clockNotes(store, options))]
}
