'use client'

import { useQueryState } from 'nuqs'
import type { HuntTitle } from '../allow-list/entry-table'
import { Button } from '../control/button'
import { ExportMenu } from '../frame/export-menu'
import { Panes } from '../frame/panes'
import { Into } from '../frame/slots'
import { State, Title } from '../page/title'
import { Trouble } from '../query/trouble'
import { useJson } from '../query/use-json'
import { Waiting } from '../query/waiting'
import { address } from '../url-state/address'
import { counted, whole } from '../value/number'
import { visible } from '../value/visible'
import type { EventList } from './decision'
import { DecisionTable } from './decision-table'
import { verdicts } from './verdicts'

const standing = verdicts.filter(({ verdict }) => verdict !== 'note')

/** What was last decided on each row of any hunt. */
export function DecisionList({ hunts }: { readonly hunts: readonly HuntTitle[] }) {
  const [verdict, setVerdict] = useQueryState('verdict')
  const [entity, setEntity] = useQueryState('entity')
  const url = address('/api/decisions', null, { current: true, verdict, entity })
  const asked = useJson<EventList>(url)
  const { events = [], total = 0, remark = null } = asked.data ?? {}
  return (
    <Panes>
      <Title
        title="What was decided, by whom and why"
        remark="The last word on each row that is not undone. Each row’s history stands in its inspector; nothing of it is ever overwritten."
      >
        {standing.map((one) => (
          <Button
            key={one.verdict}
            look="plain"
            aria-pressed={verdict === one.verdict}
            onClick={() => void setVerdict(verdict === one.verdict ? null : one.verdict, { history: 'push' })}
          >
            {one.label}
          </Button>
        ))}
      </Title>
      <Into slot="shown">
        <b>{counted(total, 'decision')}</b>
        {events.length < total && <span>the last {whole(events.length)} are shown; an export holds all</span>}
        {entity !== null && (
          <span>
            about the {visible(entity.replace(':', ' '))}{' '}
            <Button look="plain" onClick={() => void setEntity(null, { history: 'push' })}>
              All rows
            </Button>
          </span>
        )}
        {remark && <span>{remark}</span>}
      </Into>
      {asked.error && <Trouble what="The decisions were not read" failure={asked.error} again={asked.again} />}
      <Waiting asked={asked} doing="Reading the decisions" />
      {asked.data && total === 0 && (
        <State title={verdict === null ? 'Nothing was decided.' : `Nothing stands as ${verdict}.`}>
          <p>Open a row of a hunt and press D.</p>
        </State>
      )}
      {events.length > 0 && <DecisionTable events={events} hunts={hunts} />}
      <ExportMenu what={counted(total, 'decision')} url={url} />
    </Panes>
  )
}
