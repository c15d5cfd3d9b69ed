'use client'
import Link from 'next/link'
import { parseAsArrayOf, parseAsString, useQueryState } from 'nuqs'
import { useCallback, useMemo } from 'react'
import { recordsRead } from '@/lib/format'
import { Button, buttonClass } from '../control/button'
import { ExportMenu } from '../frame/export-menu'
import { useFrameData, useUnused } from '../frame/frame-data'
import { type Key, useKeys } from '../frame/keys'
import { Panes } from '../frame/panes'
import { Into } from '../frame/slots'
import { useTimes } from '../frame/use-times'
import { Beyond } from '../grid/beyond'
import { ColumnChooser } from '../grid/chooser'
import { Grid } from '../grid/grid'
import { MissingRows } from '../grid/missing-rows'
import { parseSort, printSort } from '../grid/sort-text'
import { NoneLeft } from '../query/none-left'
import { Panel } from '../query/panel'
import { fromBefore, Trouble } from '../query/trouble'
import { useJson } from '../query/use-json'
import { Waiting } from '../query/waiting'
import { useView } from '../url-state/view'
import { counted, whole } from '../value/number'
import { answeredIn } from '../value/time'
import { ValueMenuProvider } from '../value/value-menu'
import { type LogSummary, recordId } from './answer'
import { HeadFilter } from './head-filter'
import { Histogram } from './histogram'
import { LogTabs } from './log-tabs'
import styles from './logs.module.css'
import { recordColumns } from './record-columns'
import { RecordInspector } from './record-inspector'
import { useRecords } from './use-records'
import { usualColumns } from './usual-columns'

const keys: readonly Key[] = [
  { key: 'j k', does: 'record', place: 'In a table', hint: true },
  { key: 'enter', does: 'the whole record', place: 'In a table' },
  { key: 'm', does: 'menu of the value', place: 'In a table' },
]
const newest = { key: 'ts', descending: true }

/** The raw records of one log in the scope, newest first. */
export function Records({ log }: { readonly log: string }) {
  const [view, { sortBy, open }] = useView()
  const [cols, setCols] = useQueryState('cols', parseAsArrayOf(parseAsString).withOptions({ history: 'push' }))
  const { counts } = useFrameData()
  const { times, day } = useTimes()
  const path = `/api/logs/${encodeURIComponent(log)}`
  const { asked, count, total, rowAt, onRange, missing, url, passed, stretch, next, first: begin } = useRecords(log)
  useKeys('records', keys)
  useUnused(asked.data?.scope.unused ?? [])

  const known = asked.data?.columns
  const first = asked.data?.rows
  const shown = useMemo(() => {
    const names = known?.map((column) => column.name) ?? []
    const chosen = cols?.filter((name) => names.includes(name)) ?? []
    return chosen.length > 0 ? chosen : usualColumns(log, known ?? [])
  }, [log, known, cols])
  const { data: loaded } = useJson<{ logs: readonly LogSummary[] }>('/api/logs')
  const all = loaded?.logs.find((one) => one.log === log)?.rows ?? total
  const logs = Object.fromEntries((loaded?.logs ?? []).map((one) => [one.log, counts.data?.logs[one.log] ?? one.rows]))
  const columns = useMemo(() => {
    const fields = shown.flatMap((name) => known?.find((column) => column.name === name) ?? [])
    return recordColumns(log, fields, { times, day, sample: first ?? [], total: all })
  }, [log, known, shown, first, all, times, day])
  const sort = useMemo(() => parseSort(view.sort) ?? newest, [view.sort])
  const put = useCallback((names: readonly string[] | null) => void setCols(names && names.length > 0 ? [...names] : null), [setCols])

  return (
    <ValueMenuProvider counting={{ path }}>
      <Panes label="Record" inspector={view.row && <RecordInspector key={view.row} log={log} id={view.row} onClose={() => open(null)} />}>
        <header className={styles.bar}>
          <h1>Raw records</h1>
          <LogTabs log={log} logs={{ [log]: total, ...logs }} />
          {known && (
            <ColumnChooser
              choices={known.map(({ name, doc, filled }) => ({ id: name, label: name, doc, note: whole(filled), empty: filled === 0 }))}
              shown={shown}
              onChange={put}
              onReset={() => put(null)}
            />
          )}
        </header>
        {!asked.error && (
          <Panel what="The histogram was not drawn">
            <Histogram log={log} />
          </Panel>
        )}
        {asked.error && (
          <Trouble what="The records were not read" failure={asked.error} rest={asked.data ? fromBefore : undefined} again={asked.again}>
            {passed > 0 && <Button onClick={begin}>First page</Button>}
            {asked.error.status === 'not-found' && (
              <Link className={buttonClass()} href="/files">
                Open Files
              </Link>
            )}
          </Trouble>
        )}
        <Waiting asked={asked} doing={`Reading ${log}`} />
        {asked.data && total === 0 && !asked.busy && <NoneLeft path={path} rows="records" />}
        <MissingRows missing={missing} rows="records" />
        {asked.data && total > 0 && (
          <Grid
            key={stretch}
            label={`Records of ${log}, ${whole(total)}`}
            columns={columns}
            count={count}
            total={total}
            passed={passed}
            rowAt={rowAt}
            onRange={onRange}
            rowId={recordId}
            sort={[sort]}
            onSort={(next) => sortBy(printSort(next) === '-ts' ? null : printSort(next))}
            selected={view.row}
            onOpen={(record) => open(recordId(record))}
            onClose={() => open(null)}
            headMenu={(column, close) => (
              <HeadFilter key={column.id} field={column.id} close={close} onHide={() => put(shown.filter((name) => name !== column.id))} />
            )}
            stale={asked.stale}
            dense
          />
        )}
        {asked.data && <Beyond passed={passed} count={count} total={total} rows="records" onNext={next} onFirst={begin} />}
        {asked.data && (
          <>
            <Into slot="shown">
              <b>
                {whole(total)} of {counted(all, 'record')}
              </b>
              {asked.data.untimed > 0 && <span>{counted(asked.data.untimed, 'record')} without a time, outside any time scope</span>}
            </Into>
            <Into slot="status">
              <span>{counted(total, 'row')}</span>
              <span>{recordsRead([{ log, records: all }])} read</span>
              {asked.took !== null && <span>{answeredIn(asked.took)}</span>}
            </Into>
            <ExportMenu what={counted(total, 'record')} url={url} />
          </>
        )}
      </Panes>
    </ValueMenuProvider>
  )
}
