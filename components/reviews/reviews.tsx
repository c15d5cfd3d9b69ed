'use client'

import Link from 'next/link'
import { useState } from 'react'
import { comparisonPath } from '../baselines/comparing'
import { buttonClass } from '../control/button'
import { useTell } from '../done/done'
import { Panes } from '../frame/panes'
import { Into } from '../frame/slots'
import { State, Title } from '../page/title'
import { DeleteDialog } from '../query/delete-dialog'
import { Trouble } from '../query/trouble'
import { useJson } from '../query/use-json'
import { Waiting } from '../query/waiting'
import { address } from '../url-state/address'
import { useScope } from '../url-state/scope'
import { counted } from '../value/number'
import { visible } from '../value/visible'
import { type Listed, ReviewTable } from './review-table'
import { StartReview } from './start-review'

/** The meetings that there were, and the way to begin one. */
export function Reviews() {
  const asked = useJson<{ reviews: readonly Listed[]; faults: readonly string[] }>('/api/reviews')
  const [leaving, setLeaving] = useState<Listed | null>(null)
  const [scope] = useScope()
  const tell = useTell()
  const reviews = asked.data?.reviews ?? []
  return (
    <Panes>
      <Title
        title="What is new, gone or changed, and who has an explanation for it?"
        remark="A review takes what differs from a baseline, one card at a time, before a projector or in several browsers; what is decided is kept with who, when and why."
      >
        <Link className={buttonClass()} href={address(comparisonPath, scope)}>
          Compare first
        </Link>
        <StartReview look="primary" />
      </Title>
      {asked.error && <Trouble what="The meetings were not read" failure={asked.error} again={asked.again} />}
      {asked.data?.faults.map((fault) => (
        <p key={fault}>{visible(fault)}</p>
      ))}
      <Waiting asked={asked} doing="Reading the meetings">
        {asked.data &&
          (reviews.length > 0 ? (
            <ReviewTable reviews={reviews} onDelete={setLeaving} />
          ) : (
            <State title="There was no meeting yet">
              <p>Freeze a baseline from an ordinary stretch of time, compare a later one with it, and start a review of what differs.</p>
            </State>
          ))}
      </Waiting>
      <DeleteDialog
        of={leaving}
        called={({ title }) => visible(title)}
        path={({ id }) => `/api/reviews/${id}`}
        what="meeting"
        onClose={() => setLeaving(null)}
        onDone={({ title }) => {
          tell(`“${visible(title)}” is deleted; its decisions stay.`)
          setLeaving(null)
          asked.again()
        }}
      >
        Its agenda, its comments and its report go, and cannot be brought back. What was decided in it stays.
      </DeleteDialog>
      <Into slot="status">
        <span>{counted(reviews.length, 'meeting')}</span>
      </Into>
    </Panes>
  )
}
