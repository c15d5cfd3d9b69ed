'use client'
import { parseAsStringLiteral, useQueryState } from 'nuqs'
import { useCallback, useMemo } from 'react'
import { Switch } from '../control/switch'
import { useFrameData } from '../frame/frame-data'
import { type Key, useKeys } from '../frame/keys'
import { Panes } from '../frame/panes'
import { Into } from '../frame/slots'
import { Grid } from '../grid/grid'
import { parseSort, printSort } from '../grid/sort-text'
import { Choose } from '../load/choose'
import { DropTarget } from '../load/drop-target'
import { useLoadEnd } from '../load/jobs'
import { LoadBar } from '../load/load-bar'
import { LoadPanel } from '../load/load-panel'
import { State, Title } from '../page/title'
import { Trouble } from '../query/trouble'
import { useJson } from '../query/use-json'
import { Waiting } from '../query/waiting'
import { useView } from '../url-state/view'
import { counted, size, whole } from '../value/number'
import { answeredIn, crossesYear } from '../value/time'
import { fileColumns } from './columns'
import { type LedgerFile, type Outcome, outcome, sums } from './file'
import { FileInspector } from './file-inspector'
import { sortFiles } from './order'

const kinds = [
  ['rejects', 'with rejects'],
  ['not loaded', 'not loaded'],
  ['skipped', 'skipped'],
] as const satisfies readonly (readonly [Outcome, string])[]

const keys: readonly Key[] = [
  { key: 'j k', does: 'file', place: 'In a table', hint: true },
  { key: 'enter', does: 'what became of it', place: 'In a table', hint: true },
]

/** Every file that was given, and what became of each of its lines. */
export function Ledger() {
  const asked = useJson<{ files: readonly LedgerFile[] }>('/api/files')
  const [view, { sortBy, open }] = useView()
  const [only, setOnly] = useQueryState('only', parseAsStringLiteral(kinds.map(([kind]) => kind)).withOptions({ history: 'push' }))
  const { refresh } = useFrameData()
  const { again } = asked
  useKeys('files', keys)

  useLoadEnd(again)

  const all = asked.data?.files
  const sort = useMemo(() => parseSort(view.sort), [view.sort])
  const shown = useMemo(
    () =>
      sortFiles(
        (all ?? []).filter((file) => only === null || outcome(file) === only),
        sort,
      ),
    [all, only, sort],
  )
  const columns = useMemo(() => {
    const found = sums(shown)
    return fileColumns(found, shown.length, crossesYear(found.first, found.last))
  }, [shown])
  const rowAt = useCallback((index: number) => shown[index], [shown])
  const at = shown.findIndex((file) => String(file.id) === view.row)
  const selected = shown[at]
  const total = sums(all ?? [])

  return (
    <Panes
      label="File"
      inspector={
        selected && (
          <FileInspector
            key={String(selected.id)}
            file={selected}
            place={`file ${whole(at + 1)} of ${whole(shown.length)}`}
            onClose={() => open(null)}
            onRemoved={() => {
              open(null)
              again()
              refresh()
            }}
          />
        )
      }
    >
      <Title
        title="Files and what became of every line"
        remark="Lines = rows + rejected + skipped, for each file. A file is in the store whole or not at all."
      >
        <Choose />
      </Title>
      <LoadBar />
      <LoadPanel />
      {asked.error && <Trouble what="The ledger was not read" failure={asked.error} again={again} />}
      <Waiting asked={asked} doing="Reading the ledger" />
      {all?.length === 0 && (
        <State title="No file has been loaded.">
          <p>TSV or JSON, plain, gzip or zstd; whole folders keep their names. Nothing leaves this machine.</p>
        </State>
      )}
      {all && all.length > 0 && shown.length === 0 && (
        <State title={`None of ${counted(all.length, 'file')} is ${only === 'rejects' ? 'with rejects' : only}.`}>
          <p>The switch above hides the others.</p>
        </State>
      )}
      {shown.length > 0 && (
        <Grid
          label={`Files, ${whole(shown.length)}`}
          columns={columns}
          count={shown.length}
          rowAt={rowAt}
          rowId={(file) => String(file.id)}
          sort={sort ? [sort] : []}
          onSort={(next) => sortBy(printSort(next))}
          selected={view.row}
          onOpen={(file) => open(String(file.id))}
          onClose={() => open(null)}
          dense
        />
      )}
      {all && (
        <>
          <Into slot="shown">
            <b>
              {whole(shown.length)} of {counted(all.length, 'file')}
            </b>
            <span>show only</span>
            {kinds.map(([kind, words]) => (
              <Switch key={kind} on={only === kind} onChange={(on) => void setOnly(on ? kind : null)}>
                {whole(all.filter((file) => outcome(file) === kind).length)} {words}
              </Switch>
            ))}
          </Into>
          <Into slot="remark">the scope does not hide files</Into>
          <Into slot="status">
            <span>{counted(all.length, 'file')}</span>
            <span>{size(total.bytes)} read</span>
            {asked.took !== null && <span>{answeredIn(asked.took)}</span>}
          </Into>
        </>
      )}
      <DropTarget />
    </Panes>
  )
}
