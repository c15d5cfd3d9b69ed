'use client'

import Link from 'next/link'
import { parseAsString, useQueryState } from 'nuqs'
import { ExportMenu } from '../frame/export-menu'
import { useUnused } from '../frame/frame-data'
import { useKeys } from '../frame/keys'
import { Panes } from '../frame/panes'
import { Into } from '../frame/slots'
import { Beyond } from '../grid/beyond'
import { MissingRows } from '../grid/missing-rows'
import { usePages } from '../grid/use-pages'
import { State, Title } from '../page/title'
import { Panel } from '../query/panel'
import { Trouble } from '../query/trouble'
import { Waiting } from '../query/waiting'
import { address } from '../url-state/address'
import { useScope } from '../url-state/scope'
import { useView } from '../url-state/view'
import { counted, whole } from '../value/number'
import { span } from '../value/time'
import { ValueMenuProvider } from '../value/value-menu'
import { visible } from '../value/visible'
import styles from './baselines.module.css'
import { useBaselines } from './baselines-data'
import { type HeldItem, type HeldItems, ItemTable } from './item-table'
import { itemTitles } from './kinds'

/** What one baseline holds, kind by kind: the filters of the scope choose among it, its time does not. */
export function Items({ id }: { readonly id: string }) {
  const [scope] = useScope()
  const [view] = useView()
  const [kind] = useQueryState('kind', parseAsString.withDefault('edges'))
  const { baselines } = useBaselines()
  const baseline = baselines.find((one) => one.id === id)
  const path = `/api/baselines/${id}/items`
  const url = address(path, scope, { kind, sort: view.sort })
  const pages = usePages<HeldItem, HeldItems>(url)
  const { asked, total, count } = pages
  useKeys('items', [
    { key: 'j k', does: 'item', place: 'In a table', hint: true },
    { key: 'm', does: 'menu of the value', place: 'In a table' },
  ])
  useUnused(asked.data?.scope.unused ?? [])
  return (
    <ValueMenuProvider>
      <Panes label="Item">
        <Title
          title={`What ${baseline ? `“${visible(baseline.name)}”` : 'the baseline'} holds`}
          remark={baseline && `${span(baseline.from, baseline.to, true)}, as it was frozen: nothing of it is read from the logs.`}
        />
        <nav className={styles.kinds} aria-label="Kinds">
          {Object.entries(itemTitles).map(([one, title]) => (
            <Link
              key={one}
              href={address(`/baselines/${id}`, scope, { kind: one === 'edges' ? null : one })}
              aria-current={one === kind ? 'page' : undefined}
              prefetch={false}
            >
              {title} {baseline && (baseline.items[one] === undefined ? '–' : whole(baseline.items[one]))}
            </Link>
          ))}
          <Link href={address('/baselines', scope, { row: id })} prefetch={false}>
            How it was made
          </Link>
        </nav>
        {asked.error && <Trouble what="The baseline was not read" failure={asked.error} again={asked.again} />}
        <Waiting asked={asked} doing="Reading the baseline" />
        {asked.data && !asked.error && (
          <>
            <MissingRows missing={pages.missing} rows="items" />
            {total > 0 ? (
              <Panel what="The table was not drawn">
                <ItemTable key={asked.data.kind} pages={pages} answer={asked.data} />
              </Panel>
            ) : (
              <State title="Nothing of this kind">
                <p>{asked.data.scope.filter.length > 0 ? 'The filters leave none of it.' : 'There was none in the window.'}</p>
              </State>
            )}
            <Beyond passed={0} count={count} total={total} rows="items" />
            <Into slot="status">
              <span>{counted(total, 'item')}</span>
            </Into>
            <ExportMenu what={counted(total, 'item')} url={url} />
          </>
        )}
      </Panes>
    </ValueMenuProvider>
  )
}
