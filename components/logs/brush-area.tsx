'use client'
import { type KeyboardEvent, type PointerEvent, type ReactNode, useRef, useState } from 'react'
import { shortTime } from '../value/time'
import { type Bins, type Brush, moveEnd } from './bins'
import styles from './histogram.module.css'

interface Props {
  readonly bins: Bins
  readonly brush: Brush | null
  readonly onBrush: (brush: Brush | null) => void
  readonly children: ReactNode
}

const jump = 10

/** Chooses bins by dragging, or by two handles that arrows move (Shift: ten bins at once, Esc: none). */
export function BrushArea({ bins, brush, onBrush, children }: Props) {
  const area = useRef<HTMLDivElement>(null)
  const [anchor, setAnchor] = useState<number | null>(null)
  const count = bins.rows.length
  const whole: Brush = { first: 0, last: count - 1 }
  const shown = brush ?? whole

  const binAt = (event: PointerEvent) => {
    const { left, width } = area.current?.getBoundingClientRect() ?? { left: 0, width: 1 }
    return Math.max(0, Math.min(count - 1, Math.floor(((event.clientX - left) / width) * count)))
  }
  const start = (event: PointerEvent<HTMLElement>) => {
    if (event.button !== 0) return
    event.currentTarget.setPointerCapture(event.pointerId)
    const target = event.target
    const end = target instanceof HTMLElement ? target.dataset.end : undefined
    // A handle is dragged against the other end.
    setAnchor(end === 'first' ? shown.last : end === 'last' ? shown.first : binAt(event))
  }
  const drag = (event: PointerEvent) => {
    if (anchor === null) return
    const at = binAt(event)
    onBrush({ first: Math.min(anchor, at), last: Math.max(anchor, at) })
  }
  const nudge = (end: 'first' | 'last') => (event: KeyboardEvent) => {
    const steps: Readonly<Record<string, number>> = {
      ArrowLeft: -1,
      ArrowRight: 1,
      PageDown: -jump,
      PageUp: jump,
      Home: -count,
      End: count,
    }
    const step = Object.hasOwn(steps, event.key) ? steps[event.key] : undefined
    if (event.key === 'Escape') onBrush(null)
    else if (step !== undefined) onBrush(moveEnd(shown, end, shown[end] + step * (event.shiftKey ? jump : 1), count))
    else return
    event.preventDefault()
    event.stopPropagation()
  }
  const time = (bin: number) => new Date(bins.from + bin * bins.width).toISOString()
  const left = `${(shown.first / count) * 100}%`
  const right = `${((shown.last + 1) / count) * 100}%`

  return (
    <div ref={area} className={styles.area} onPointerDown={start} onPointerMove={drag} onPointerUp={() => setAnchor(null)}>
      {children}
      {brush && <div className={styles.brush} style={{ left, right: `calc(100% - ${right})` }} />}
      {(['first', 'last'] as const).map((end) => (
        <div
          key={end}
          role="slider"
          tabIndex={0}
          aria-label={end === 'first' ? 'Start of the chosen time' : 'End of the chosen time'}
          aria-valuemin={0}
          aria-valuemax={count - 1}
          aria-valuenow={shown[end]}
          aria-valuetext={`${shortTime(time(end === 'first' ? shown.first : shown.last + 1))} UTC`}
          data-end={end}
          data-idle={brush === null || undefined}
          className={styles.handle}
          style={{ left: end === 'first' ? left : right }}
          onKeyDown={nudge(end)}
        />
      ))}
    </div>
  )
}
