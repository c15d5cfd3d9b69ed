'use client'

import { Dialog } from '@base-ui/react/dialog'
import { type FormEvent, useState } from 'react'
import type { Review, ReviewToMake } from '@/lib/reviews/review'
import { useAuthor } from '../allow-list/use-author'
import { useBaselines } from '../baselines/baselines-data'
import { Button, buttonClass } from '../control/button'
import control from '../control/control.module.css'
import { TextField } from '../control/text-field'
import { faultOf, usePost } from '../query/use-post'
import { Waiting } from '../query/waiting'
import type { ScopeState } from '../url-state/scope'
import { span } from '../value/time'
import { visible } from '../value/visible'
import styles from './reviews.module.css'

interface Props {
  readonly scope: ScopeState
  readonly params: Readonly<Record<string, string | null>>
  readonly onDone: (review: Review) => void
}

/** `2025-10-27T00:00:00.000000Z` as it is typed. */
const typed = (iso: string) => iso.replace(/T00:00:00(\.0+)?Z$/, '').replace(/(:00)?(\.0+)?Z$/, 'Z')

const fields = ['title', 'chair', 'invited', 'baseline', 'search', 'from', 'to', 'least', 'most'] as const

/** What a meeting is about and who comes; the agenda is made from it while one waits. */
export function StartForm({ scope, params, onDone }: Props) {
  const { baselines, asked } = useBaselines()
  const [chair, setChair] = useAuthor()
  const [title, setTitle] = useState<string | null>(null)
  const [invited, setInvited] = useState('')
  const [picked, setPicked] = useState(params.baseline ?? null)
  const [from, setFrom] = useState<string | null>(scope.from)
  const [to, setTo] = useState(scope.to ?? '')
  const [least, setLeast] = useState('25')
  const [most, setMost] = useState('60')
  const posting = usePost<{ review: Review }>('/api/reviews', ({ review }) => onDone(review))
  const baseline = baselines.find(({ id }) => id === picked) ?? baselines[0]
  const begins = from ?? (baseline ? typed(baseline.to) : '')
  const called = title ?? (baseline ? `After ${visible(baseline.name)}`.slice(0, 120) : '')
  const start = (event: FormEvent) => {
    event.preventDefault()
    if (!baseline) return
    const search = new URLSearchParams()
    if (begins.trim() !== '') search.set('from', begins.trim())
    if (to.trim() !== '') search.set('to', to.trim())
    for (const filter of scope.filter) search.append('filter', filter)
    for (const [name, value] of Object.entries(params)) if (value !== null) search.set(name, value)
    posting.post({
      title: called,
      chair,
      invited: [...new Set(invited.split(',').map((name) => name.trim()))].filter((name) => name !== ''),
      baseline: baseline.id,
      search: search.toString(),
      least: Number(least),
      most: Number(most),
    } satisfies ReviewToMake)
  }
  const other = asked.error ?? (fields.some((name) => faultOf(posting, name)) ? null : posting.failure)
  const field = { most: 120, fault: null }
  return (
    <form onSubmit={start}>
      <div className={control.popHead}>
        <Dialog.Title>Start a review</Dialog.Title>
        <span>the agenda is what is new, gone, changed, large or due again</span>
      </div>
      <div className={styles.fields}>
        <label htmlFor="review-baseline">Baseline</label>
        <select
          id="review-baseline"
          className={control.input}
          value={baseline?.id ?? ''}
          onChange={({ target }) => setPicked(target.value)}
        >
          {baselines.map(({ id, name, ...window }) => (
            <option key={id} value={id}>
              {visible(name)}, {span(window.from, window.to, true)}
            </option>
          ))}
        </select>
        {asked.data && baselines.length === 0 && <p role="alert">No baseline has been frozen yet.</p>}
        <TextField
          {...field}
          label="Window from"
          value={begins}
          set={setFrom}
          hint="2025-10-27, UTC"
          fault={faultOf(posting, 'from')}
          mono
        />
        <TextField {...field} label="Until" value={to} set={setTo} hint="end of the data" fault={faultOf(posting, 'to')} mono />
        <span>Filters</span>
        <span className={scope.filter.length > 0 ? 'mono' : undefined}>{scope.filter.map(visible).join(' ') || 'none'}</span>
        <TextField {...field} label="Title" value={called} set={setTitle} fault={faultOf(posting, 'title')} required />
        <TextField
          {...field}
          most={80}
          label="Chair"
          value={chair}
          set={setChair}
          hint="who leads it"
          fault={faultOf(posting, 'chair')}
          required
        />
        <TextField
          {...field}
          most={4000}
          label="Invited"
          value={invited}
          set={setInvited}
          hint="names with commas: the network’s owner, others"
          fault={faultOf(posting, 'invited')}
        />
        <TextField {...field} label="Least points" value={least} set={setLeast} fault={faultOf(posting, 'least')} number={[0, 100]} />
        <TextField {...field} label="Most changes" value={most} set={setMost} fault={faultOf(posting, 'most')} number={[1, 500]} />
        {other && <p role="alert">{other.message}</p>}
      </div>
      <Waiting asked={{ ...posting, stale: false }} doing="Making the agenda" />
      <div className={control.popFoot}>
        <span className={styles.hint}>Like rows share a card.</span>
        <Dialog.Close className={buttonClass('line', control.right)}>Close</Dialog.Close>
        <Button type="submit" look="primary" disabled={posting.busy || !baseline || chair.trim() === '' || called.trim() === ''}>
          Make the agenda
        </Button>
      </div>
    </form>
  )
}
