'use client'

import { useLayoutEffect } from 'react'
import type { Review } from '@/lib/reviews/review'
import { useAuthor } from '../allow-list/use-author'
import { Trouble } from '../query/trouble'
import { useJson } from '../query/use-json'
import { Waiting } from '../query/waiting'
import { Closing } from './closing'
import { MeetingView } from './meeting-view'
import { Opening } from './opening'
import styles from './present.module.css'
import { saidByRow } from './said'
import { useMeeting } from './use-meeting'
import { Who } from './who'

/** A review meeting in the whole window, from the opening to the end. */
export function Present({ id }: { readonly id: string }) {
  const asked = useJson<{ review: Review }>(`/api/reviews/${id}`)
  const [me, setMe] = useAuthor()
  const following = useMeeting(id, me)
  useLayoutEffect(() => {
    document.documentElement.dataset.present = ''
    return () => {
      delete document.documentElement.dataset.present
    }
  }, [])
  const review = asked.data?.review
  const { meeting, live, tell } = following
  if (!review || !meeting)
    return (
      <main className={styles.present}>
        {asked.error && <Trouble what="The meeting was not read" failure={asked.error} again={asked.again} />}
        <Waiting asked={asked} doing="Reading the agenda" />
        {review && !live && <p role="status">Waiting for the server to tell how the meeting stands.</p>}
      </main>
    )
  const begin = () => void tell({ by: me, kind: 'start' }).catch(() => undefined)
  const { state } = meeting
  const view =
    me === '' ? (
      <Who review={review} onSay={setMe} />
    ) : state.started === null ? (
      <Opening review={review} onBegin={begin} />
    ) : state.ended !== null ? (
      <Closing review={review} state={state} said={saidByRow(meeting.decisions)} onAgain={begin} />
    ) : null
  if (view) return <main className={styles.present}>{view}</main>
  return <MeetingView review={review} following={following} meeting={meeting} me={me} />
}
