'use client'

import { useMemo, useState } from 'react'
import type { ToDecide } from '@/lib/decisions/event'
import type { Review } from '@/lib/reviews/review'
import { useKeys } from '../frame/keys'
import { flipTheme } from '../frame/theme-switch'
import { counted } from '../value/number'
import { AgendaList } from './agenda-list'
import { CardView } from './card-view'
import { DecideForm } from './decide-form'
import { FootKeys } from './foot-keys'
import { KeyList } from './key-list'
import { LikeRows } from './like-rows'
import type { Meeting } from './meeting'
import { More } from './more'
import styles from './present.module.css'
import { isDecided, nextOpen, saidByRow } from './said'
import { CommentForm, EndForm } from './say-form'
import { Talk } from './talk'
import { TopLine } from './top-line'
import { undoLast } from './undo-last'
import { useAttend } from './use-attend'
import type { Following } from './use-meeting'
import { usePlace } from './use-place'
import { verdictWords } from './words'

interface Props {
  readonly review: Review
  readonly following: Following
  readonly meeting: Meeting
  readonly me: string
}

/** What is open at the foot, and the card that it is about. */
type Open =
  | { readonly what: 'decide'; readonly place: number; readonly verdict: ToDecide['verdict']; readonly all: boolean }
  | { readonly what: 'comment' | 'end'; readonly place: number }

/** As many remarks as stand under a card. */
const REMARKS = 2

/** One card at a time, and the keys by which it is decided. */
export function MeetingView({ review, following, meeting, me }: Props) {
  const { cards, created, id } = review
  const { live, tell, take } = following
  const { state } = meeting
  const { here } = state
  const [meant, show] = usePlace(following, me, cards.length)
  const [open, setOpen] = useState<Open | null>(null)
  const [list, setList] = useState<'agenda' | 'keys' | 'more' | null>(null)
  const [word, setWord] = useState('')
  const leave = useAttend(following, me)
  const said = useMemo(() => saidByRow(meeting.decisions), [meeting.decisions])
  const decided = cards.map((card) => isDecided(said, card, created))
  // Who is writing stays with the card that it is about.
  const place = open?.place ?? meant
  const card = cards[place]

  const go = (to: number) => {
    setWord('')
    show(to)
  }
  const decide = (verdict: ToDecide['verdict']) => {
    setList(null)
    setWord('')
    setOpen({ what: 'decide', place, verdict, all: verdict !== 'note' && (card?.like.length ?? 0) > 0 })
  }
  const done = (verdict: ToDecide['verdict'], rows: number) => {
    setOpen(null)
    setWord(`Kept: ${verdictWords[verdict].done}, card ${place + 1}${rows > 1 ? `, ${counted(rows, 'row')}` : ''}.`)
    if (verdict === 'note' || meant !== place) return
    const next = nextOpen(said, cards, place, created)
    if (next === null) setWord('Everything is decided. F ends the meeting.')
    else show(next)
  }
  const undo = () =>
    void undoLast(review, place, said, { by: me, present: here }, take).then(({ words, place: to }) => {
      if (to !== null && to !== place) show(to)
      setWord(words)
    })
  const flip = (which: 'agenda' | 'keys' | 'more') => setList(list === which ? null : which)
  const back = () => (list !== null ? setList(null) : open ? setOpen(null) : leave())
  const foot = (what: 'comment' | 'end') => {
    setList(null)
    setOpen({ what, place })
  }
  const before = () => go(place - 1)
  const after = () => go(place + 1)
  useKeys('meeting', [
    { key: 'a', does: 'accept: known good until a day', place: 'Anywhere', run: () => decide('accept') },
    { key: 'e', does: 'explain: what it is', place: 'Anywhere', run: () => decide('explain') },
    { key: 'w', does: 'watch', place: 'Anywhere', run: () => decide('watch') },
    { key: 't', does: 'threat: nothing hides it', place: 'Anywhere', run: () => decide('threat') },
    { key: 'd', does: 'defer to a person and a day', place: 'Anywhere', run: () => decide('defer') },
    { key: 'n', does: 'note, kept with the row', place: 'Anywhere', run: () => decide('note') },
    { key: 'u', does: 'undo what you decided last, and go to its card', place: 'Anywhere', run: undo },
    { key: 'c', does: 'comment, kept with the meeting', place: 'Anywhere', run: () => foot('comment') },
    { key: 'arrowleft k', does: 'card before, for all', place: 'Anywhere', run: before },
    { key: 'arrowright j space', does: 'card after, for all', place: 'Anywhere', run: after },
    { key: 'l', does: 'list of the agenda', place: 'Anywhere', run: () => flip('agenda') },
    { key: 'm', does: 'more: all of this card and its records', place: 'Anywhere', run: () => flip('more') },
    { key: 'f', does: 'finish: end the meeting', place: 'Anywhere', run: () => foot('end') },
    { key: 'b', does: 'bright or dark', place: 'Anywhere', run: flipTheme },
    { key: '?', does: 'these keys', place: 'Anywhere', run: () => flip('keys') },
    { key: 'escape', does: 'close what is open, else leave', place: 'Anywhere', run: back },
  ])
  if (!card) return null
  const comments = state.comments.filter((one) => one.card === place)
  const closing = () => setOpen(null)
  const deciding = open?.what === 'decide' ? open : null
  const words = [
    live ? '' : 'The connection is lost; reconnecting. What is typed stays.',
    open && meant !== place ? `The meeting is at card ${meant + 1}; this stays until it is kept or left.` : '',
    word,
  ].filter((text) => text !== '')
  return (
    <main className={styles.present}>
      <TopLine review={review} state={state} place={place} decided={decided} />
      {list === 'agenda' ? (
        <AgendaList
          review={review}
          said={said}
          state={state}
          place={place}
          onPick={(to) => {
            setList(null)
            go(to)
          }}
        />
      ) : list === 'keys' ? (
        <KeyList />
      ) : list === 'more' ? (
        <More key={place} review={review} place={place} card={card} said={said} comments={comments} />
      ) : (
        <CardView
          review={review}
          place={place}
          card={card}
          talk={<Talk card={card} said={said} comments={comments} most={REMARKS} spare={open !== null} />}
          writing={open !== null}
          instead={deciding && card.like.length > 0 ? <LikeRows card={card} said={said} all={deciding.all} /> : null}
        />
      )}
      <p role="status" className={styles.word}>
        {words.join(' ')}
      </p>
      {deciding ? (
        <DecideForm
          key={deciding.verdict}
          review={review}
          place={place}
          card={card}
          verdict={deciding.verdict}
          said={said}
          me={me}
          present={here}
          all={deciding.all}
          onAll={(all) => setOpen({ ...deciding, all })}
          onHeard={take}
          onDone={done}
          onClose={closing}
        />
      ) : open?.what === 'comment' ? (
        <CommentForm
          place={`${id} ${place}`}
          me={me}
          onSay={(text) => tell({ by: me, kind: 'comment', card: place, text })}
          onClose={closing}
        />
      ) : open?.what === 'end' ? (
        <EndForm open={decided.filter((one) => !one).length} onEnd={() => tell({ by: me, kind: 'end' })} onClose={closing} />
      ) : (
        <FootKeys
          keys={[
            ...(['accept', 'explain', 'watch', 'threat', 'defer', 'note'] as const).map((verdict) => ({
              caps: [(verdict[0] ?? '').toUpperCase()],
              does: verdict,
              run: [() => decide(verdict)],
            })),
            { caps: ['U'], does: 'undo', run: [undo] },
            { caps: ['C'], does: 'comment', run: [() => foot('comment')] },
            { caps: ['L'], does: 'list', run: [() => flip('agenda')] },
            { caps: ['←', '→'], does: 'card', run: [before, after] },
            { caps: ['?'], does: 'keys', run: [() => flip('keys')] },
          ]}
        />
      )}
    </main>
  )
}
