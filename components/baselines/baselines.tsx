'use client'

import { useState } from 'react'
import { Button } from '../control/button'
import { useTell } from '../done/done'
import { useFrameData } from '../frame/frame-data'
import { useKeys } from '../frame/keys'
import { Panes } from '../frame/panes'
import { Into } from '../frame/slots'
import { Icon } from '../icon/icon'
import { State, Title } from '../page/title'
import { DeleteDialog } from '../query/delete-dialog'
import { Trouble } from '../query/trouble'
import { Waiting } from '../query/waiting'
import { useView } from '../url-state/view'
import { counted } from '../value/number'
import { visible } from '../value/visible'
import { BaselineInspector } from './baseline-inspector'
import { BaselineTable } from './baseline-table'
import { type Baseline, useBaselines } from './baselines-data'
import { FreezeDialog } from './freeze-dialog'

/** What was frozen, the way to freeze more, and to compare. */
export function Baselines() {
  const { baselines, asked } = useBaselines()
  const [view, { open }] = useView()
  const [freezing, setFreezing] = useState(false)
  const [leaving, setLeaving] = useState<Baseline | null>(null)
  const { refresh } = useFrameData()
  const tell = useTell()
  const opened = baselines.find(({ id }) => id === view.row)
  const move = (by: number) => {
    const at = baselines.findIndex(({ id }) => id === view.row)
    const next = baselines[Math.max(0, Math.min(baselines.length - 1, at + by))]
    if (next) open(next.id)
  }
  useKeys('baselines', [
    { key: 'j', does: 'next', place: 'In a table', hint: true, run: () => move(1) },
    { key: 'k', does: 'the one before', place: 'In a table', run: () => move(-1) },
    { key: 'escape', does: 'close', place: 'In a row', run: () => view.row && open(null) },
  ])
  const changed = (text: string, row: string | null) => {
    tell(text)
    asked.again()
    refresh()
    setFreezing(false)
    setLeaving(null)
    open(row)
  }
  return (
    <Panes label="Baseline" inspector={opened && <BaselineInspector baseline={opened} onClose={() => open(null)} onDelete={setLeaving} />}>
      <Title
        title="What does this network normally do?"
        remark="A baseline keeps what a window held, also when its logs are removed. What came after is compared with it, kind by kind."
      >
        <Button look="primary" onClick={() => setFreezing(true)}>
          <Icon name="plus" /> Freeze this window
        </Button>
      </Title>
      {asked.error && <Trouble what="The baselines were not read" failure={asked.error} again={asked.again} />}
      {asked.data?.faults.map((fault) => (
        <p key={fault}>{visible(fault)}</p>
      ))}
      <Waiting asked={asked} doing="Reading the baselines">
        {asked.data &&
          (baselines.length > 0 ? (
            <BaselineTable />
          ) : (
            <State title="No baseline has been frozen yet">
              <p>
                You cannot tell what is unusual until you know what is usual. Choose an ordinary stretch of time in the scope, a week or
                more, and freeze it: who talks to whom and how much, which services, names, user agents, certificates and resolvers there
                are, and at which hours. A later window is then compared with it, and all that is new, gone or changed is listed with its
                reasons.
              </p>
              <p>Do not take it for clean: each of its own flows starts as not yet explained.</p>
            </State>
          ))}
      </Waiting>
      <FreezeDialog
        open={freezing}
        onClose={() => setFreezing(false)}
        onDone={(baseline) => changed(`“${visible(baseline.name)}” is frozen.`, baseline.id)}
      />
      <DeleteDialog
        of={leaving}
        called={({ name }) => visible(name)}
        path={({ id }) => `/api/baselines/${id}`}
        what="baseline"
        onClose={() => setLeaving(null)}
        onDone={({ name }) => changed(`“${visible(name)}” is deleted.`, null)}
      >
        Comparisons with it end; what was decided on their rows stays. It cannot be undone: where its logs are gone it cannot be frozen
        again.
      </DeleteDialog>
      <Into slot="shown">{asked.data && <b>{counted(baselines.length, 'baseline')}</b>}</Into>
      <Into slot="remark">the scope is the window that is frozen</Into>
    </Panes>
  )
}
