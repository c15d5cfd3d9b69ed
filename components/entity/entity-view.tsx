'use client'

import { useRouter } from 'next/navigation'
import { parseAsString, useQueryState } from 'nuqs'
import { useMemo, useRef } from 'react'
import type { About } from '@/lib/about/about'
import type { HuntMentions } from '@/lib/about/hunts'
import type { EventList } from '../decisions/decision'
import { useUnused } from '../frame/frame-data'
import { type Key, useKeys } from '../frame/keys'
import { Into } from '../frame/slots'
import { NoneLeft } from '../query/none-left'
import { Panel } from '../query/panel'
import { Trouble } from '../query/trouble'
import { useJson } from '../query/use-json'
import { Waiting } from '../query/waiting'
import { address } from '../url-state/address'
import { useScope } from '../url-state/scope'
import { useTrail } from '../url-state/trail'
import { counted } from '../value/number'
import { crossesYear } from '../value/time'
import { Activity } from './activity'
import { Blocks } from './blocks'
import styles from './entity.module.css'
import { EntityDecisions } from './entity-decisions'
import { EntityHead } from './entity-head'
import { Facts } from './facts'
import { InHunts } from './in-hunts'
import { RawRecords } from './raw-records'
import { useRows } from './use-rows'
import { Validities } from './validities'
import { WholeBlock } from './whole-block'

interface Props {
  /** What it is: `host`. */
  readonly kind: string
  /** Its folder: `hosts`. */
  readonly path: string
  readonly id: string
}

/** One host, name, certificate or service: what it is, when it was seen, what it is related to, its rows and records. */
export function EntityView({ kind, path, id }: Props) {
  const [scope] = useScope()
  const [block] = useQueryState('block', parseAsString)
  const call = `/api/${path}/${encodeURIComponent(id)}`
  const asked = useJson<About>(address(call, scope))
  const inHunts = useJson<HuntMentions>(address(`${call}/hunts`, scope))
  const named = `${kind}:${id}`
  const decided = useJson<EventList>(address('/api/decisions', null, { entity: named, current: true, limit: 6 }))
  const about = asked.error ? null : asked.data
  useUnused(about?.scope.unused ?? [])

  const page = useRef<HTMLElement>(null)
  const { move, moveBlock, menu } = useRows(page)
  const trail = useTrail()
  const router = useRouter()
  const back = trail.at(-1)?.href
  useKeys(
    'entity',
    useMemo(
      (): readonly Key[] => [
        { key: 'j', does: 'next row', place: 'In a table', run: () => move(1), hint: true },
        { key: 'k', does: 'row before', place: 'In a table', run: () => move(-1), hint: true },
        { key: 'l', does: 'next block', place: 'In a table', run: () => moveBlock(1), hint: true },
        { key: 'h', does: 'block before', place: 'In a table', run: () => moveBlock(-1), hint: true },
        { key: 'm', does: 'menu of the value', place: 'In a table', run: menu },
        ...(back ? [{ key: '[', does: 'back', place: 'Anywhere', run: () => router.push(back) } as const] : []),
      ],
      [back, router, move, moveBlock, menu],
    ),
  )
  const years = crossesYear(about?.seen.first_seen ?? null, about?.seen.last_seen ?? null)
  const chosen = block === null ? undefined : about?.blocks.find(({ key }) => key === block)

  return (
    <section ref={page} className={styles.page} aria-label={`${kind} ${id}`}>
      <EntityHead kind={kind} id={id} about={about} />
      {asked.error && <Trouble what={`This ${kind} was not looked up`} failure={asked.error} again={asked.again} />}
      <Waiting asked={asked} doing={`Reading what is known of this ${kind}`} />
      {about && about.total === 0 && <NoneLeft path={call} rows="records" />}
      {about && about.total > 0 && (
        <>
          <Facts about={about} />
          <Validities about={about} />
          {chosen ? (
            <WholeBlock path={call} block={chosen} years={years} />
          ) : (
            <div className={styles.panes}>
              <div className={styles.main}>
                <Panel what="The activity was not drawn">
                  <Activity about={about} hunts={inHunts.data?.hunts ?? []} />
                </Panel>
                <Blocks blocks={about.blocks} years={years} />
              </div>
              <div className={styles.side}>
                <InHunts asked={inHunts} />
                <EntityDecisions asked={decided} entity={named} />
                <RawRecords records={about.seen.records} years={years} scope={about.scope} />
              </div>
            </div>
          )}
        </>
      )}
      {about && (
        <>
          <Into slot="shown">
            <b>{counted(about.total, 'record')}</b>
            <span>in {counted(new Set(about.seen.records.map(({ log }) => log)).size, 'log')}</span>
          </Into>
          <Into slot="status">
            <span>{counted(about.total, 'record')}</span>
            <span>read in {(about.elapsed_ms / 1000).toFixed(2)} s</span>
            <span>counts are for the whole scope, not for what is visible</span>
          </Into>
        </>
      )}
    </section>
  )
}
