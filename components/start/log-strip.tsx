import { Gap, GapPattern } from '../chart/gap'
import { placedIn } from '../chart/placed'
import { span } from '../value/time'
import type { OverviewLog, Range, Strip } from './answer'
import styles from './strip.module.css'

const HEIGHT = 16

interface Props {
  readonly log: OverviewLog
  readonly strip: Strip
  readonly gaps: readonly Range[]
}

/** One log over the common span, on its own scale; where nothing was captured, or only this log stood still, it is hatched. */
export function LogStrip({ log, strip, gaps }: Props) {
  const from = Date.parse(strip.from)
  const drawn = { from, to: from + strip.bins * strip.width * 1000 }
  const top = Math.max(1, ...log.strip)
  const silent = [...gaps, ...log.stops]
  const label =
    silent.length === 0 ? 'Records over time' : `Records over time; none ${silent.map((one) => span(one.from, one.to)).join(', ')}`
  return (
    <svg width="100%" height={HEIGHT} className={styles.strip} role="img" aria-label={label}>
      <line x1="0" x2="100%" y1={HEIGHT - 0.5} y2={HEIGHT - 0.5} className={styles.base} />
      {silent.map((one) => (
        <Gap key={`${one.from} ${one.to}`} hatch="gap-hatch" {...placedIn(drawn, one, 0.4)} y={1} height={HEIGHT - 2} />
      ))}
      {log.strip.map((rows, i) => {
        const height = rows === 0 ? 0 : Math.max(1, (rows / top) * (HEIGHT - 3))
        return (
          <rect
            // biome-ignore lint/suspicious/noArrayIndexKey: a bin is its place
            key={i}
            x={`${(i / strip.bins) * 100}%`}
            width={`${(0.84 / strip.bins) * 100}%`}
            y={HEIGHT - 1 - height}
            height={height}
            className={styles.bin}
          />
        )
      })}
    </svg>
  )
}

/** The hatch of a time without capture; once on the page. */
export function GapHatch() {
  return (
    <svg width="0" height="0" className="unseen" aria-hidden="true">
      <defs>
        <GapPattern id="gap-hatch" />
      </defs>
    </svg>
  )
}
