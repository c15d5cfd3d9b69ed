'use client'

import { type PointerEvent, useRef, useState } from 'react'
import type { Histogram } from '@/lib/records/histogram'
import { Gap, GapPattern } from '../chart/gap'
import { placedIn } from '../chart/placed'
import { useJson } from '../query/use-json'
import { address } from '../url-state/address'
import { crossesYear, shortDay, span } from '../value/time'
import { useFrameData } from './frame-data'
import type { Range } from './time-ranges'
import styles from './time-strip.module.css'

interface Props {
  readonly data: Range
  readonly range: Range | null
  readonly onChange: (range: Range) => void
}

const ms = (iso: string) => new Date(iso).getTime()

/** The busiest log over the whole data; dragging over it sets the range. The two fields do the same by keyboard. */
export function TimeStrip({ data, range, onChange }: Props) {
  const { counts } = useFrameData()
  const busiest = Object.entries(counts.data?.logs ?? {}).sort(([, a], [, b]) => b - a)[0]?.[0] ?? null
  const { data: histogram } = useJson<Histogram>(busiest && address(`/api/logs/${busiest}/histogram`, null, { bins: 84 }))
  const [anchor, setAnchor] = useState<number | null>(null)
  const box = useRef<HTMLDivElement>(null)
  if (!histogram?.from || !histogram.to) return <div className={styles.strip} />

  const begin = ms(histogram.from)
  const years = crossesYear(histogram.from, histogram.to)
  const length = Math.max(1, ms(histogram.to) - begin)
  const highest = Math.max(1, ...histogram.bins.map((bin) => bin.rows))
  const share = (iso: string) => `${Math.min(100, Math.max(0, ((ms(iso) - begin) / length) * 100))}%`
  const width = `${((histogram.width * 1000) / length) * 100}%`
  const chosen = (at: string) => range !== null && ms(at) >= ms(range.from) - histogram.width * 500 && ms(at) < ms(range.to)

  const timeAt = (event: PointerEvent) => {
    const { left, width } = box.current?.getBoundingClientRect() ?? { left: 0, width: 1 }
    return begin + Math.min(1, Math.max(0, (event.clientX - left) / width)) * length
  }
  const drag = (event: PointerEvent) => {
    if (anchor === null) return
    const step = histogram.width * 1000
    const [low, high] = [anchor, timeAt(event)].sort((a, b) => a - b)
    const snap = (time = begin) => Math.round(time / step) * step
    const iso = (time: number) => (time >= ms(data.to) ? data.to : new Date(time).toISOString().replace(/\.000Z$/, 'Z'))
    if (snap(low) < snap(high)) onChange({ from: iso(snap(low)), to: iso(snap(high)) })
  }

  return (
    <div className={styles.strip}>
      <p>
        <code>{busiest}</code> records; drag to choose
      </p>
      <div
        ref={box}
        className={styles.plot}
        onPointerDown={(event) => {
          event.currentTarget.setPointerCapture(event.pointerId)
          setAnchor(timeAt(event))
        }}
        onPointerMove={drag}
        onPointerUp={() => setAnchor(null)}
      >
        <svg width="100%" height="36" role="img" aria-label={`Records of ${busiest} over time`}>
          <defs>
            <GapPattern id="strip-gap" />
          </defs>
          {histogram.gaps.map((gap) => (
            <Gap
              key={gap.from}
              hatch="strip-gap"
              {...placedIn({ from: begin, to: begin + length }, gap)}
              height={36}
              title={`No records ${span(gap.from, gap.to)}`}
            />
          ))}
          {histogram.bins.map(({ at, rows }) => (
            <rect
              key={at}
              className={chosen(at) ? styles.inside : styles.outside}
              x={share(at)}
              width={width}
              y={36 - (rows / highest) * 34}
              height={(rows / highest) * 34}
            />
          ))}
        </svg>
        {range && <div className={styles.brush} style={{ left: share(range.from), right: `calc(100% - ${share(range.to)})` }} />}
      </div>
      <p className={styles.axis}>
        <span>{shortDay(histogram.from, years)}</span>
        <span>{shortDay(histogram.to, years)} UTC</span>
      </p>
    </div>
  )
}
