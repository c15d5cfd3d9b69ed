import styles from './trace.module.css'

/** One signal's place in the mark: its points; 0 did not fire, null could not be assessed. */
export interface TraceSlot {
  readonly code: string
  readonly label: string
  readonly points: number | null
}

const BASE = 12
const FULL = 11
const HIGHEST = 40
const HEIGHT = 18
const LABEL = 16

interface Props {
  readonly slots: readonly TraceSlot[]
  /** How many times its size. */
  readonly times?: number
  /** With the number of each slot below. */
  readonly numbered?: boolean
}

/** The mark in words: what screen readers say and exports carry. */
export function traceWords(slots: readonly TraceSlot[]): string {
  const list = (of: readonly TraceSlot[], points: boolean) =>
    of.map((slot) => (points && slot.points !== null ? `${slot.code} ${slot.points > 0 ? '+' : ''}${slot.points}` : slot.code)).join(', ')
  const parts = [
    ['for', slots.filter((slot) => slot.points !== null && slot.points > 0), true],
    ['against', slots.filter((slot) => slot.points !== null && slot.points < 0), true],
    ['silent', slots.filter((slot) => slot.points === 0), false],
    ['not assessable', slots.filter((slot) => slot.points === null), false],
  ] as const
  return parts
    .filter(([, of]) => of.length > 0)
    .map(([word, of, points]) => `${word}: ${list(of, points)}`)
    .join(' | ')
}

/**
 * Each signal has a fixed slot: points for stand filled above the base line, points against hang outlined below it,
 * a dot did not fire, a gap is not assessable. Equal traces mean equal reasons.
 */
export function Trace({ slots, times = 1, numbered = false }: Props) {
  const pitch = pitchOf(slots.length)
  const width = slots.length * pitch
  return (
    <svg
      className={styles.trace}
      width={width * times}
      height={HEIGHT * times + (numbered ? LABEL : 0)}
      role="img"
      aria-label={traceWords(slots)}
    >
      <g transform={`scale(${times})`}>
        {slots.map(({ code, points }, i) => (
          <Bar key={code} x={i * pitch} width={pitch - 1.5} points={points} />
        ))}
      </g>
      {numbered &&
        slots.map(({ code }, i) => (
          <text key={code} className={styles.number} x={(i * pitch + (pitch - 1.5) / 2) * times} y={HEIGHT * times + LABEL - 4}>
            {i + 1}
          </text>
        ))}
    </svg>
  )
}

/** px from slot to slot: many signals stand closer. */
export const pitchOf = (slots: number) => (slots > 12 ? 4 : 5)

function Bar({ x, width, points }: { readonly x: number; readonly width: number; readonly points: number | null }) {
  if (points === null) return null
  if (points === 0) return <rect className={styles.dot} x={x + width / 2 - 0.75} y={BASE - 0.5} width={1.5} height={1} />
  // Square root: one point is still seen beside forty.
  const height = Math.max(1.5, Math.sqrt(Math.abs(points) / HIGHEST) * (points > 0 ? FULL : 5.5))
  return points > 0 ? (
    <rect className={styles.for} x={x} y={BASE - height} width={width} height={height} />
  ) : (
    <rect className={styles.against} x={x + 0.5} y={BASE + 1} width={width - 1} height={height} />
  )
}
