'use client'

import Link from 'next/link'
import { Button, buttonClass } from '../control/button'
import { ExportMenu } from '../frame/export-menu'
import { useUnused } from '../frame/frame-data'
import { type Key, useKeys } from '../frame/keys'
import { Panes } from '../frame/panes'
import { Into } from '../frame/slots'
import { Beyond } from '../grid/beyond'
import { MissingRows } from '../grid/missing-rows'
import { usePages } from '../grid/use-pages'
import { Parameters } from '../hunt/parameters'
import { useHuntParams } from '../hunt/use-hunt-params'
import { State, Title } from '../page/title'
import { Panel } from '../query/panel'
import { fromBefore, Trouble } from '../query/trouble'
import { Waiting } from '../query/waiting'
import { address } from '../url-state/address'
import { useScope } from '../url-state/scope'
import { useView } from '../url-state/view'
import { counted, whole } from '../value/number'
import { answeredIn } from '../value/time'
import { ValueMenuProvider } from '../value/value-menu'
import type { FunnelAnswer, NameRow, NoLookups, Schema } from './answer'
import { Funnel } from './funnel'
import { NameTable } from './name-table'
import { NothingLeft } from './nothing-left'
import { useStage } from './use-stage'

const path = '/api/names'
const keys: readonly Key[] = [
  { key: 'j k', does: 'name', place: 'In a table', hint: true },
  { key: 'enter', does: 'the page about it', place: 'In a table', hint: true },
  { key: 'm', does: 'menu of the value', place: 'In a table' },
]

/** How many queried names remain after each filter, and the names of one stage by the scores of the hunts. */
export function NamesView({ schema }: { readonly schema: Schema }) {
  const [scope] = useScope()
  const [view] = useView()
  const [params, setParams] = useHuntParams(schema)
  const { stage, removed, extra: listed, list } = useStage()
  const extra = { ...params, ...listed }
  const url = address(path, scope, { ...extra, sort: view.sort })
  const pages = usePages<NameRow, FunnelAnswer | NoLookups>(url)
  const { asked, total } = pages
  const answer = asked.data?.status === 'ok' ? asked.data : null
  const shown = answer?.stages.find((one) => one.stage === answer.params.stage)
  useKeys('names', keys)
  useUnused(answer?.scope.unused ?? [])

  return (
    <ValueMenuProvider counting={{ path, extra }}>
      <Panes label="Name">
        <Title title="Which names remain when the known ones are taken out?" remark={remark(answer)}>
          <Parameters schema={schema} params={params} onChange={setParams} faults={asked.error?.fields ?? {}} />
        </Title>
        {asked.error && (
          <Trouble what="The names were not counted" failure={asked.error} rest={answer ? fromBefore : undefined} again={asked.again} />
        )}
        <Waiting asked={asked} doing="Counting names" />
        {asked.data?.status === 'missing-logs' && !asked.error && (
          <State title={asked.data.message}>
            <p>Queried names stand in dns.log. Nothing was counted, so nothing is listed.</p>
            <Link href={address('/files', scope)} className={buttonClass('primary')}>
              Load dns
            </Link>
          </State>
        )}
        {answer && (
          <>
            <Funnel stages={answer.stages} stage={stage} removed={removed} onList={list} />
            {Object.entries(answer.errors).map(([hunt, message]) => (
              <Trouble key={hunt} what={`${hunt} was not asked`} failure={{ status: 'failed', message }} again={asked.again} />
            ))}
            <MissingRows missing={pages.missing} rows="names" />
            {total > 0 && (
              <Panel what="The table was not drawn">
                <NameTable key={`${stage} ${removed}`} pages={pages} answer={answer} />
              </Panel>
            )}
            {total === 0 && !asked.busy && <NothingLeft answer={answer} stage={stage} removed={removed} extra={extra} onList={list} />}
            <Beyond passed={0} count={pages.count} total={total} rows="names" />
            <Into slot="shown">
              <b>
                {whole(total)} of {counted(answer.stages[0]?.names ?? 0, 'name')}
              </b>
              {shown && (
                <span>
                  {answer.params.removed ? 'taken out by' : 'left after'} “{shown.label}”
                </span>
              )}
              {(stage !== 'asked_for' || removed) && (
                <Button look="plain" onClick={() => list('asked_for', false)}>
                  List what remains
                </Button>
              )}
            </Into>
            <Into slot="status">
              <span>{counted(total, 'row')}</span>
              <span>{answeredIn(answer.elapsed_ms / 1000)}</span>
            </Into>
            <ExportMenu what={counted(total, 'name')} url={url} />
          </>
        )}
      </Panes>
    </ValueMenuProvider>
  )
}

function remark(answer: FunnelAnswer | null): string {
  const hunts = answer?.hunts.map(({ title }) => title) ?? []
  const ranked = hunts.length > 0 ? ` Ranked by the highest score that ${hunts.join(' or ')} gives.` : ''
  return `Names that dns asks for, below a public suffix; spellings count once.${ranked}`
}
