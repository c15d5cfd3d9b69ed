'use client'

import { useRouter } from 'next/navigation'
import { parseAsBoolean, useQueryState } from 'nuqs'
import { useMemo } from 'react'
import { durationWords, recordsRead } from '@/lib/format'
import { Button } from '../control/button'
import { ExportMenu } from '../frame/export-menu'
import { useFrameData, useNamedRows, useUnused } from '../frame/frame-data'
import { type Key, useKeys } from '../frame/keys'
import { Panes } from '../frame/panes'
import { Into } from '../frame/slots'
import { Beyond } from '../grid/beyond'
import { MissingRows } from '../grid/missing-rows'
import { usePages } from '../grid/use-pages'
import { Icon } from '../icon/icon'
import { Title } from '../page/title'
import { Panel } from '../query/panel'
import { fromBefore, Trouble } from '../query/trouble'
import { useJson } from '../query/use-json'
import { Waiting } from '../query/waiting'
import { StartReview } from '../reviews/start-review'
import { address } from '../url-state/address'
import { useScope } from '../url-state/scope'
import { useView } from '../url-state/view'
import { counted, whole } from '../value/number'
import { answeredIn } from '../value/time'
import { ValueMenuProvider } from '../value/value-menu'
import type { HuntAnswer, HuntRow, OkAnswer, RowAnswer } from './answer'
import { ChartPanel } from './chart-panel'
import { BaselinePicker } from './comparison/baseline-picker'
import { ComparisonPanel } from './comparison/comparison-panel'
import { comparedWords, thresholdsOf, useComparison } from './comparison/use-comparison'
import { Coverage } from './coverage'
import { asAnswered, type Description } from './description'
import { HuntTable } from './hunt-table'
import { LogsMissing } from './logs-missing'
import { NothingListed } from './nothing-listed'
import { Parameters } from './parameters'
import { PickFields } from './pick-fields'
import { Playbook } from './playbook'
import { presetOf } from './presets'
import { RarityPanel } from './rarity/rarity-panel'
import { RowInspector } from './row-inspector'
import { ShownLine } from './shown-line'
import { unusedPills } from './unused-pills'
import { useExclude } from './use-exclude'
import { useHuntParams } from './use-hunt-params'
import { useRecordsLink } from './use-records-link'

/** Any hunt: the question, a chart, the table; the open row or the playbook at the right. */
export function HuntView({ hunt: declared }: { readonly hunt: Description }) {
  const [scope] = useScope()
  const [view, { open }] = useView()
  const [params, setParams] = useHuntParams(declared.params)
  const [playbook, setPlaybook] = useQueryState('playbook', parseAsBoolean.withDefault(false))
  const path = `/api/hunts/${declared.id}`
  const url = address(path, scope, { ...params, sort: view.sort })
  const pages = usePages<HuntRow, HuntAnswer>(url)
  const { asked, total } = pages
  const answer = asked.data?.status === 'ok' ? asked.data : null
  const hunt = useMemo(() => asAnswered(declared, answer), [declared, answer])
  const preset = presetOf(hunt, params)
  const compares = hunt.overview?.kind === 'comparison'
  const compared = useComparison(hunt, params)
  const row = useJson<RowAnswer>(view.row && address(`${path}/rows/${encodeURIComponent(view.row)}`, scope, params))
  const opened = row.data?.row.id === view.row ? row.data : null
  const place = answer?.rows.findIndex(({ id }) => id === view.row) ?? -1

  const router = useRouter()
  const name = opened?.row.title ?? ''
  const link = useRecordsLink(hunt, name)
  const exclude = useExclude(hunt)
  const keys = useMemo((): readonly Key[] => {
    const evidence = opened?.evidence[0]
    return [
      { key: 'j k', does: 'row', place: 'In a table', hint: true },
      { key: 'enter', does: 'inspect', place: 'In a table', hint: true },
      { key: 'm', does: 'menu of the value', place: 'In a table' },
      { key: 'r', does: 'records', place: 'In a row', hint: true, ...(evidence && { run: () => router.push(link(evidence)) }) },
      { key: 'x', does: 'exclude', place: 'In a row', hint: true, ...(opened && { run: () => exclude(opened.row) }) },
      { key: 'escape', does: 'close', place: 'In a row', run: () => (playbook ? void setPlaybook(null) : view.row && open(null)) },
      { key: 'p', does: 'playbook', place: 'Anywhere', run: () => void setPlaybook(playbook ? null : true) },
    ]
  }, [opened, link, router, exclude, open, playbook, setPlaybook, view.row])
  useKeys('hunt', keys)
  useNamedRows(answer?.named ?? [])
  const loaded = useFrameData().counts.data?.logs ?? {}
  useUnused(
    unusedPills(
      answer?.scope.unused ?? [],
      (answer?.logs ?? []).filter((log) => log in loaded),
    ),
  )

  const inspector = playbook ? (
    <Playbook hunt={hunt} params={params} total={answer ? total : null} onClose={() => void setPlaybook(null)} />
  ) : (
    view.row &&
    answer && (
      <RowInspector
        hunt={hunt}
        params={params}
        columns={answer.columns}
        hides={answer.hidden}
        asked={row}
        place={place < 0 ? 'row' : `row ${place + 1} of ${whole(total)}`}
        onClose={() => open(null)}
      />
    )
  )
  const faults = asked.error?.fields ?? {}

  return (
    <ValueMenuProvider counting={{ path, extra: params }}>
      <Panes label={playbook ? 'Playbook' : 'Row'} inspector={inspector || undefined}>
        <Title
          title={preset?.question ?? hunt.question}
          remark={compared.asked.data ? comparedWords(compared.asked.data) : (preset?.look ?? hunt.remark)}
        >
          {compares && <BaselinePicker baseline={compared.baseline} onPick={(id) => setParams({ baseline: id })} />}
          {compares && <StartReview params={params} />}
          <PickFields hunt={hunt} params={params} />
          <Parameters
            schema={compares ? thresholdsOf(hunt.params) : hunt.params}
            params={compares ? thresholdsOf(params) : params}
            onChange={setParams}
            faults={faults}
          />
          <Button aria-pressed={playbook} onClick={() => void setPlaybook(playbook ? null : true)}>
            <Icon name="book" /> Playbook <kbd>P</kbd>
          </Button>
        </Title>
        {asked.error && (
          <Trouble
            what={`${hunt.title} was not answered`}
            failure={asked.error}
            rest={answer ? fromBefore : undefined}
            again={asked.again}
          />
        )}
        <Waiting asked={asked} doing={`Counting ${hunt.subjects}`} />
        {asked.data?.status === 'missing-logs' && !asked.error && <LogsMissing answer={asked.data} hunt={hunt} params={params} />}
        {answer && (
          <>
            {compares && (
              <Panel what="The comparison was not drawn">
                <ComparisonPanel hunt={hunt} params={params} onChange={setParams} compared={compared} />
              </Panel>
            )}
            {(!compares || compared.asked.error) && <Coverage lines={answer.coverage.filter(({ lost }) => !lost)} title={answer.covered} />}
            {hunt.overview?.kind === 'rarity' && (
              <Panel what="The chart was not drawn">
                <RarityPanel hunt={hunt} overview={hunt.overview} columns={answer.columns} params={params} />
              </Panel>
            )}
            {total > 0 && !compares && (hunt.chart || (hunt.overview && hunt.overview.kind !== 'rarity')) && (
              <Panel what="The chart was not drawn">
                <ChartPanel key={hunt.id} hunt={hunt} columns={answer.columns} params={params} row={opened?.row ?? null} total={total} />
              </Panel>
            )}
            <MissingRows missing={pages.missing} rows={hunt.subjects} />
            {total > 0 && (
              <Panel what="The table was not drawn">
                <HuntTable hunt={hunt} pages={pages} answer={answer} />
              </Panel>
            )}
            {total === 0 && !asked.busy && <NothingListed hunt={hunt} answer={answer} params={params} onChange={setParams} />}
            <ShownLine answer={answer} subjects={hunt.subjects} params={params} onChange={setParams} />
            <Beyond passed={0} count={pages.count} total={total} rows={hunt.subjects} />
            <Into slot="status">
              <span>{counted(answer.total, 'row')}</span>
              <span>{recordsRead(answer.read)} read</span>
              <span>{answeredIn(answer.elapsed_ms / 1000)}</span>
              {answer.scope.widened.length > 0 && <span>{widenedWords(answer.scope.widened)}</span>}
            </Into>
            <ExportMenu what={`${whole(total)} ${hunt.subjects}`} url={url} />
          </>
        )}
      </Panes>
    </ValueMenuProvider>
  )
}

function widenedWords(widened: OkAnswer['scope']['widened']): string {
  return widened
    .map(({ log, before, unfiltered }) => {
      if (before === 0 && unfiltered) return `${log} also read without the filters`
      const from = before === null ? 'its beginning' : `${durationWords(before)} earlier`
      return `${log} read from ${from}${unfiltered ? ', filters aside' : ''}`
    })
    .join(' · ')
}
