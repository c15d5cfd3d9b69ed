'use client'
import { type KeyboardEvent, type PointerEvent, type ReactNode, useRef, useState } from 'react'
import { type Brush, moveEnd } from './brush'
import styles from './brush-area.module.css'

interface Props {
  /** Places side by side, of one width. */
  readonly count: number
  readonly brush: Brush | null
  readonly onBrush: (brush: Brush | null) => void
  /** The choice is made: the pointer was let go, or a key moved an end. */
  readonly onDone?: (brush: Brush | null) => void
  readonly labels: { readonly first: string; readonly last: string }
  /** What an end stands at, for those who hear the page. */
  readonly textOf: (end: 'first' | 'last', place: number) => string
  readonly children: ReactNode
}

const jump = 10

/** Chooses places by dragging, or by two handles that arrows move (Shift: ten places at once, Esc: none). */
export function BrushArea({ count, brush, onBrush, onDone, labels, textOf, children }: Props) {
  const area = useRef<HTMLDivElement>(null)
  const [anchor, setAnchor] = useState<number | null>(null)
  const whole: Brush = { first: 0, last: count - 1 }
  const shown = brush ?? whole

  const placeAt = (event: PointerEvent) => {
    const { left, width } = area.current?.getBoundingClientRect() ?? { left: 0, width: 1 }
    return Math.max(0, Math.min(count - 1, Math.floor(((event.clientX - left) / width) * count)))
  }
  const between = (one: number, other: number): Brush => ({ first: Math.min(one, other), last: Math.max(one, other) })
  const start = (event: PointerEvent<HTMLElement>) => {
    if (event.button !== 0) return
    event.currentTarget.setPointerCapture(event.pointerId)
    const target = event.target
    const end = target instanceof HTMLElement ? target.dataset.end : undefined
    // A handle is dragged against the other end.
    setAnchor(end === 'first' ? shown.last : end === 'last' ? shown.first : placeAt(event))
  }
  const drag = (event: PointerEvent) => {
    if (anchor !== null) onBrush(between(anchor, placeAt(event)))
  }
  const end = (event: PointerEvent) => {
    if (anchor !== null) onDone?.(between(anchor, placeAt(event)))
    setAnchor(null)
  }
  const nudge = (which: 'first' | 'last') => (event: KeyboardEvent) => {
    const steps: Readonly<Record<string, number>> = {
      ArrowLeft: -1,
      ArrowRight: 1,
      PageDown: -jump,
      PageUp: jump,
      Home: -count,
      End: count,
    }
    const step = Object.hasOwn(steps, event.key) ? steps[event.key] : undefined
    if (event.key !== 'Escape' && step === undefined) return
    const moved = step === undefined ? null : moveEnd(shown, which, shown[which] + step * (event.shiftKey ? jump : 1), count)
    onBrush(moved)
    onDone?.(moved)
    event.preventDefault()
    event.stopPropagation()
  }
  const left = `${(shown.first / count) * 100}%`
  const right = `${((shown.last + 1) / count) * 100}%`

  return (
    <div ref={area} className={styles.area} onPointerDown={start} onPointerMove={drag} onPointerUp={end}>
      {children}
      {brush && <div className={styles.brush} style={{ left, right: `calc(100% - ${right})` }} />}
      {(['first', 'last'] as const).map((which) => (
        <div
          key={which}
          role="slider"
          tabIndex={0}
          aria-label={labels[which]}
          aria-valuemin={0}
          aria-valuemax={count - 1}
          aria-valuenow={shown[which]}
          aria-valuetext={textOf(which, shown[which])}
          data-end={which}
          data-idle={brush === null || undefined}
          className={styles.handle}
          style={{ left: which === 'first' ? left : right }}
          onKeyDown={nudge(which)}
        />
      ))}
    </div>
  )
}
