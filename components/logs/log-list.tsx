'use client'
import Link from 'next/link'
import { useRouter } from 'next/navigation'
import { useCallback, useMemo } from 'react'
import { buttonClass } from '../control/button'
import { useFrameData } from '../frame/frame-data'
import { Panes } from '../frame/panes'
import { Into } from '../frame/slots'
import type { GridColumn } from '../grid/column'
import { Grid } from '../grid/grid'
import { State, Title } from '../page/title'
import { Trouble } from '../query/trouble'
import { useJson } from '../query/use-json'
import { Waiting } from '../query/waiting'
import { address } from '../url-state/address'
import { useScope } from '../url-state/scope'
import { counted, whole } from '../value/number'
import { answeredIn, crossesYear, type TimeStyle } from '../value/time'
import { Value } from '../value/value'
import type { LogSummary } from './answer'
import styles from './logs.module.css'

interface Counted extends LogSummary {
  /** Records in the scope; null while they are counted. */
  readonly inScope: number | null
}

/** Every log that is loaded, with what it holds. `docs` says in a sentence what a log is. */
export function LogList({ docs }: { readonly docs: Readonly<Record<string, string>> }) {
  const asked = useJson<{ logs: readonly LogSummary[] }>('/api/logs')
  const { counts, dataset } = useFrameData()
  const [scope] = useScope()
  const router = useRouter()
  const present = counts.data?.logs
  const rows = useMemo(
    () =>
      (asked.data?.logs ?? []).map((log): Counted => ({ ...log, inScope: present?.[log.log] ?? null })).toSorted((a, b) => b.rows - a.rows),
    [asked.data, present],
  )
  const href = useCallback((log: string) => address(`/logs/${log}`, scope), [scope])
  const columns = useMemo(
    () => logColumns(docs, href, rows, crossesYear(dataset?.from ?? null, dataset?.to ?? null) ? 'year' : 'day'),
    [docs, href, rows, dataset],
  )
  const rowAt = useCallback((index: number) => rows[index], [rows])
  const total = rows.reduce((sum, log) => sum + log.rows, 0)
  const shown = rows.reduce((sum, log) => sum + (log.inScope ?? 0), 0)
  return (
    <Panes>
      <Title title="Logs" remark="What each sensor wrote, record by record. Open one to read, filter and sort its raw records." />
      {asked.error && <Trouble what="The logs were not listed" failure={asked.error} again={asked.again} />}
      <Waiting asked={asked} doing="Listing the logs" />
      {asked.data?.logs.length === 0 && (
        <State title="No log is loaded.">
          <p>Records stand here once files are loaded.</p>
          <Link className={buttonClass()} href="/files">
            Load files
          </Link>
        </State>
      )}
      {rows.length > 0 && (
        <Grid
          label={`Logs, ${rows.length}`}
          columns={columns}
          count={rows.length}
          rowAt={rowAt}
          rowId={({ log }) => log}
          onOpen={({ log }) => router.push(href(log))}
          dense
        />
      )}
      {asked.data && (
        <Into slot="shown">
          <b>
            {present ? `${whole(shown)} of ` : ''}
            {counted(total, 'record')}
          </b>
          <span>in {counted(rows.length, 'log')}</span>
        </Into>
      )}
      {asked.took !== null && (
        <Into slot="status">
          <span>{counted(rows.length, 'row')}</span>
          <span>{counted(total, 'record')} counted</span>
          <span>{answeredIn(asked.took)}</span>
        </Into>
      )}
    </Panes>
  )
}

function logColumns(
  docs: Readonly<Record<string, string>>,
  href: (log: string) => string,
  rows: readonly Counted[],
  times: TimeStyle,
): readonly GridColumn<Counted>[] {
  const sum = (pick: (log: Counted) => number) => whole(rows.reduce((all, log) => all + pick(log), 0))
  return [
    {
      id: 'log',
      label: 'Log',
      width: 150,
      pinned: true,
      cell: ({ log }) => (
        <Link href={href(log)} className={styles.name} tabIndex={-1} prefetch={false}>
          {log}
        </Link>
      ),
      sum: 'All',
    },
    {
      id: 'inScope',
      label: 'Records',
      unit: 'in scope',
      align: 'end',
      width: 96,
      help: 'Records that the time and the filters select. A filter on a field that a log lacks does not empty it.',
      cell: ({ inScope }) => (inScope === null ? '–' : <span className={inScope === 0 ? styles.quiet : undefined}>{whole(inScope)}</span>),
      sum: rows.some((log) => log.inScope === null) ? '–' : sum((log) => log.inScope ?? 0),
    },
    {
      id: 'rows',
      label: 'Records',
      unit: 'all',
      align: 'end',
      width: 96,
      help: 'All records of the log.',
      cell: ({ rows: n }) => whole(n),
      sum: sum((log) => log.rows),
    },
    {
      id: 'files',
      label: 'Files',
      unit: 'loaded',
      align: 'end',
      width: 64,
      priority: 2,
      help: 'Files that hold records of this log.',
      cell: ({ files }) => whole(files),
    },
    {
      id: 'first',
      label: 'First seen',
      unit: 'UTC',
      width: times === 'year' ? 142 : 112,
      priority: 2,
      help: 'Time of the first record.',
      cell: ({ first_seen }) =>
        first_seen ? (
          <Value value={first_seen} kind="time" as={{ years: times === 'year' }} />
        ) : (
          <span className={styles.quiet}>no time</span>
        ),
    },
    {
      id: 'last',
      label: 'Last seen',
      unit: 'UTC',
      width: times === 'year' ? 142 : 112,
      priority: 3,
      help: 'Time of the last record.',
      cell: ({ last_seen }) =>
        last_seen ? (
          <Value value={last_seen} kind="time" as={{ years: times === 'year' }} />
        ) : (
          <span className={styles.quiet}>no time</span>
        ),
    },
    {
      id: 'doc',
      label: 'What it says',
      width: 200,
      grow: true,
      priority: 3,
      cell: ({ log }) => <span className={styles.doc}>{docs[log] ?? 'Without a schema of its own; loaded by its header.'}</span>,
    },
  ]
}
