'use client'
import Link from 'next/link'
import { useYears } from '../frame/use-times'
import { address } from '../url-state/address'
import { counted, whole } from '../value/number'
import { duration, shortTime, span } from '../value/time'
import { visible } from '../value/visible'
import type { Overview } from './answer'
import styles from './notes.module.css'

const MOST_GAPS = 3

/** What one should know about the data before counting on them. */
export function Notes({ data, notes }: Pick<Overview, 'data' | 'notes'>) {
  const years = useYears()
  const gaps = data?.gaps ?? []
  const stops = data?.logs.flatMap((log) => log.stops.map((stop) => ({ log: log.log, ...stop }))) ?? []
  const longest = gaps.toSorted((a, b) => length(b) - length(a)).slice(0, MOST_GAPS)
  const strip = data?.strip ?? null
  const outside = strip?.outside ?? 0
  if (gaps.length + stops.length + notes.length + outside === 0) return null
  return (
    <section className={styles.notes} aria-label="Notes on the data">
      {longest.map((gap) => (
        <p key={gap.from} data-warn>
          <b>
            {gap.spanned ? 'No records begin' : 'No capture'} {span(gap.from, gap.to, years)} ({duration(length(gap))}).
          </b>{' '}
          {gap.spanned
            ? 'A connection lasted through it, so the sensor was watching: logs of that time may not be loaded.'
            : 'All logs stop together.'}
        </p>
      ))}
      {gaps.length > longest.length && (
        <p data-warn>
          <b>{whole(gaps.length - longest.length)} shorter gaps</b> are hatched in the strips above
          {outside > 0 && ', where these reach them'}.
        </p>
      )}
      {strip && outside > 0 && (
        <p>
          <b>{counted(outside, 'record')}</b> {outside === 1 ? 'lies' : 'lie'} outside of the strips above, which begin{' '}
          {shortTime(strip.from, true)} UTC; the rows count {outside === 1 ? 'it' : 'them'} all the same.
        </p>
      )}
      {stops.map(({ log, from, to, connections }) => (
        <p key={`${log} ${from}`} data-warn>
          <b>
            {visible(log)} stops {span(from, to, years)}
          </b>{' '}
          while conn goes on. <Link href={address('/logs/conn', { from, to, filter: [] })}>{whole(connections)} connections</Link>
        </p>
      ))}
      {notes.map((note) => (
        <p key={note.text} data-warn={/rejects|failed|truncated/.test(note.code) || undefined}>
          {visible(note.text)} {target(note.code, note.log, note.filter)}
        </p>
      ))}
    </section>
  )
}

const length = (range: { readonly from: string; readonly to: string }) => (Date.parse(range.to) - Date.parse(range.from)) / 1000

function target(code: string, log: string | null, filter: readonly string[]) {
  if (code === 'rejects') return <Link href="/files?only=rejects">Read them</Link>
  if (code === 'failed') return <Link href="/files?only=not+loaded">See which</Link>
  return log && filter.length > 0 ? <Link href={address(`/logs/${log}`, { from: null, to: null, filter })}>Show the records</Link> : null
}
