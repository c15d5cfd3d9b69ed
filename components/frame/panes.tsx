'use client'

import { type CSSProperties, type KeyboardEvent, type PointerEvent, type ReactNode, useEffect, useState } from 'react'
import styles from './panes.module.css'

const STEP = 20
const LIMITS = { low: 340, high: 640 }
const clamp = (width: number) => Math.min(LIMITS.high, Math.max(LIMITS.low, width))

interface Props {
  readonly children: ReactNode
  /** Pushes main to the left while there is something to inspect. */
  readonly inspector?: ReactNode
  /** What the right pane is, for those who hear the page. */
  readonly label?: string
}

/** Main and, where a row is open, the inspector beside it; the line between them can be dragged. */
export function Panes({ children, inspector, label = 'Inspector' }: Props) {
  const [width, setWidth] = useState<number | null>(null)
  useEffect(() => setWidth(Number(localStorage.getItem('inspector')) || null), [])
  const resize = (next: number) => {
    setWidth(clamp(next))
    localStorage.setItem('inspector', String(clamp(next)))
  }
  const style: (CSSProperties & Record<'--inspector-w', string>) | undefined =
    width === null ? undefined : { '--inspector-w': `${width}px` }
  return (
    <div className={styles.panes} data-open={inspector ? '' : undefined} style={style}>
      <div className={styles.main}>{children}</div>
      {inspector && (
        <aside className={styles.inspector} aria-label={label}>
          <Divider onResize={resize} />
          {inspector}
        </aside>
      )}
    </div>
  )
}

function Divider({ onResize }: { readonly onResize: (width: number) => void }) {
  const widthOf = (element: Element) => element.parentElement?.getBoundingClientRect().width ?? LIMITS.low
  const drag = (event: PointerEvent) => {
    if (event.currentTarget.hasPointerCapture(event.pointerId)) onResize(window.innerWidth - event.clientX)
  }
  const nudge = (event: KeyboardEvent) => {
    const step = { ArrowLeft: STEP, ArrowRight: -STEP }[event.key]
    if (step === undefined) return
    event.preventDefault()
    onResize(widthOf(event.currentTarget) + step)
  }
  return (
    // biome-ignore lint/a11y/useSemanticElements: a separator that moves has no element of its own
    <div
      role="separator"
      aria-orientation="vertical"
      aria-label="Width of the inspector"
      aria-valuemin={LIMITS.low}
      aria-valuemax={LIMITS.high}
      aria-valuenow={420}
      tabIndex={0}
      className={styles.divider}
      onPointerDown={(event) => event.currentTarget.setPointerCapture(event.pointerId)}
      onPointerMove={drag}
      onKeyDown={nudge}
    />
  )
}
