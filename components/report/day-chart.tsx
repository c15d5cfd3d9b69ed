import { roundUp } from '../chart/ticks'
import type { Day } from '../present/days'
import { whole } from '../value/number'
import { crossesYear, shortDay } from '../value/time'

const top = 18
const base = 122
const height = 140

const sum = (days: readonly Day[]) => days.reduce((all, { records }) => all + (records ?? 0), 0)
const percent = (share: number) => `${(share * 100).toFixed(2)}%`

interface Props {
  /** Of the baseline, then of the window. */
  readonly days: readonly Day[]
  readonly records: string
  /** Whether the window's days are the finding: it is new. */
  readonly fresh: boolean
}

/** Records per day, the baseline at the left of the rule and the window at its right. */
export function DayChart({ days, records, fresh }: Props) {
  const most = roundUp(Math.max(1, ...days.map((day) => day.records ?? 0)))
  const before = days.filter(({ period }) => period === 'baseline')
  const after = days.slice(before.length)
  const rule = before.length / days.length
  const years = crossesYear(days[0]?.day ?? null, days.at(-1)?.day ?? null)
  const every = Math.max(1, Math.ceil(days.length / (years ? 3 : 5)))
  const labels = [...before.keys()]
    .filter((i) => i % every === 0 && before.length - i >= every * 0.8)
    .concat([...after.keys()].filter((i) => i % every === 0 && after.length - i >= every * 0.5).map((i) => i + before.length))
  const y = (n: number) => base - (n / most) * (base - top)
  const title = `${records[0]?.toUpperCase()}${records.slice(1)}`
  const said = `${title} per day: ${whole(sum(before))} in the baseline, ${whole(sum(after))} in the window`
  return (
    <figure>
      <div className="plot">
        <svg width="36" height={height} aria-hidden="true">
          {[0, most / 2, most].map((n) => (
            <text key={n} className="end" x="30" y={y(n) + 4}>
              {n.toLocaleString('en')}
            </text>
          ))}
        </svg>
        <svg width="100%" height={height} role="img" aria-label={said}>
          {[most / 2, most].map((n) => (
            <line key={n} className="grid" x1="0" x2="100%" y1={y(n)} y2={y(n)} />
          ))}
          {days.map(({ day, period, records: n }, i) =>
            n === null ? (
              <rect
                key={`${period} ${day}`}
                className="gap"
                x={percent(i / days.length)}
                y={top}
                width={percent(1 / days.length)}
                height={base - top}
              />
            ) : (
              <rect
                key={`${period} ${day}`}
                className={period === 'baseline' ? 'soft' : fresh ? 'for' : 'ink'}
                x={percent((i + 0.1) / days.length)}
                y={y(n)}
                width={percent(0.8 / days.length)}
                height={base - y(n)}
              />
            ),
          )}
          <line className="axis" x1="0" x2="100%" y1={base} y2={base} />
          {labels.map((i) => (
            <text key={i} x={percent(i / days.length)} y={height - 3}>
              {shortDay(days[i]?.day ?? '', years)}
            </text>
          ))}
          {before.length > 0 && <line className="rule" x1={percent(rule)} x2={percent(rule)} y1="2" y2={base} />}
          {before.length > 0 && (
            <text className="end" x={percent(rule)} dx="-5" y="10">
              baseline {whole(sum(before))}
            </text>
          )}
          <text x={percent(rule)} dx="5" y="10">
            window {whole(sum(after))}
          </text>
        </svg>
      </div>
      <figcaption className="t3">
        {title} per day, UTC{days.some((day) => day.records === null) ? '; hatched: nothing captured' : ''}
      </figcaption>
    </figure>
  )
}
