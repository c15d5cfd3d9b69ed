'use client'

import { type FormEvent, useId, useState } from 'react'
import { Button } from '../control/button'
import control from '../control/control.module.css'
import { whole } from '../value/number'
import { duration, shortTime } from '../value/time'
import styles from './time-panel.module.css'
import { TimePresets } from './time-presets'
import type { Range } from './time-ranges'
import { TimeStrip } from './time-strip'
import { readTime } from './time-text'
import { useRecordsIn } from './use-records-in'

interface Props {
  readonly data: Range
  readonly start: Range
  readonly onUse: (range: { from: string | null; to: string | null }) => void
}

/** Both ends of the time, presets that count back from the end of the data, and how many records are meant before it is used. */
export function TimePanel({ data, start, onUse }: Props) {
  const [texts, setTexts] = useState({ from: shortTime(start.from, true), to: shortTime(start.to, true) })
  // The last instant belongs to the data and ranges are half-open: the written minute after it is the end.
  const [exact, setExact] = useState<Range>(start)
  const id = useId()
  const from = readTime(texts.from, data.to)
  const to = readTime(texts.to, data.to)
  const kept = texts.from === shortTime(exact.from, true) && texts.to === shortTime(exact.to, true)
  const range = kept ? exact : from && to ? { from, to } : null
  const fault = !from ? 'from' : !to ? 'to' : range && new Date(range.from) >= new Date(range.to) ? 'order' : null
  const everything = range !== null && Date.parse(range.from) <= Date.parse(data.from) && Date.parse(range.to) >= Date.parse(data.to)
  const total = useRecordsIn(range && !fault ? range : null)
  const all = useRecordsIn(data)

  const choose = (chosen: Range) => {
    setExact(chosen)
    setTexts({ from: shortTime(chosen.from, true), to: shortTime(chosen.to, true) })
  }
  const submit = (event: FormEvent) => {
    event.preventDefault()
    if (range && !fault) onUse(everything ? { from: null, to: null } : range)
  }

  return (
    <form className={styles.panel} onSubmit={submit}>
      <TimePresets data={data} range={range} onChoose={choose} />
      <div className={styles.ends}>
        <p>
          The data end <b>{shortTime(data.to, true)} UTC</b>.
        </p>
        <div className={styles.fields}>
          {(['from', 'to'] as const).map((end) => (
            <label key={end}>
              <span>{end}</span>
              <input
                className={control.input}
                value={texts[end]}
                onChange={(event) => setTexts({ ...texts, [end]: event.target.value })}
                aria-invalid={fault === end || fault === 'order'}
                aria-describedby={id}
                spellCheck={false}
                autoComplete="off"
              />
            </label>
          ))}
        </div>
        <p id={id} className={fault ? styles.fault : styles.hint} role="status">
          {fault === 'order' && 'The end lies before the beginning.'}
          {fault && fault !== 'order' && `“${texts[fault]}” is no time. `}
          {fault !== 'order' && (
            <>
              Read as UTC: <code>29 Oct 13:30</code>, <code>2025-10-29T13:30</code>, <code>-3d</code>
            </>
          )}
        </p>
        <TimeStrip data={data} range={range} onChange={choose} />
        <div className={styles.foot}>
          <span>
            {range && !fault && (
              <>
                <b>{total === null ? '…' : whole(total)}</b> of {all === null ? '…' : whole(all)} records,{' '}
                {duration((new Date(range.to).getTime() - new Date(range.from).getTime()) / 1000)}
              </>
            )}
          </span>
          <Button look="primary" type="submit" disabled={!range || fault !== null}>
            Use
          </Button>
        </div>
      </div>
    </form>
  )
}
