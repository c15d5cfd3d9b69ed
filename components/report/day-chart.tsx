import { capital } from '@/lib/format'
import { type Bar, dayBars, perWords } from '../chart/day-bars'
import { roundUp } from '../chart/ticks'
import type { Day } from '../present/days'
import { whole } from '../value/number'
import { crossesYear, shortDay } from '../value/time'

const top = 18
const base = 122
const height = 140

/** Share of the width below which the words of a side stand beside those of the other. */
const narrow = 0.2

const sum = (bars: readonly Bar<Day>[]) => bars.reduce((all, { records }) => all + (records ?? 0), 0)
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
  const bars = dayBars(days)
  const most = roundUp(Math.max(1, ...bars.map((bar) => bar.records ?? 0)))
  const before = bars.filter(({ first }) => first.period === 'baseline')
  const after = bars.slice(before.length)
  const rule = before.length / bars.length
  const words = [...(before.length > 0 ? [`baseline ${whole(sum(before))}`] : []), `window ${whole(sum(after))}`]
  const apart = before.length === 0 || Math.min(rule, 1 - rule) >= narrow
  const years = crossesYear(days[0]?.day ?? null, days.at(-1)?.day ?? null)
  const every = Math.max(1, Math.ceil(bars.length / (years ? 3 : 5)))
  const labels = [...before.keys()]
    .filter((i) => i % every === 0 && before.length - i >= every * 0.8)
    .concat([...after.keys()].filter((i) => i % every === 0 && after.length - i >= every * 0.5).map((i) => i + before.length))
  const y = (n: number) => base - (n / most) * (base - top)
  const title = capital(records)
  const said = `${title} per ${perWords(days.length)}: ${whole(sum(before))} in the baseline, ${whole(sum(after))} in the window`
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
          {bars.map(({ first: { period, day }, records: n }, i) =>
            n === null ? (
              <rect
                key={`${period} ${day}`}
                className="gap"
                x={percent(i / bars.length)}
                y={top}
                width={percent(1 / bars.length)}
                height={base - top}
              />
            ) : (
              <rect
                key={`${period} ${day}`}
                className={period === 'baseline' ? 'soft' : fresh ? 'for' : 'ink'}
                x={percent((i + 0.1) / bars.length)}
                y={y(n)}
                width={percent(0.8 / bars.length)}
                height={base - y(n)}
              />
            ),
          )}
          <line className="axis" x1="0" x2="100%" y1={base} y2={base} />
          {labels.map((i) => (
            <text key={i} x={percent(i / bars.length)} y={height - 3}>
              {shortDay(bars[i]?.first.day ?? '', years)}
            </text>
          ))}
          {before.length > 0 && <line className="rule" x1={percent(rule)} x2={percent(rule)} y1="2" y2={base} />}
          {(apart ? words.length === 2 : rule > 0.5) && (
            <text className="end" x={percent(rule)} dx="-5" y="10">
              {apart ? words[0] : words.join(', ')}
            </text>
          )}
          {(apart || rule <= 0.5) && (
            <text x={percent(rule)} dx="5" y="10">
              {apart ? words.at(-1) : words.join(', ')}
            </text>
          )}
        </svg>
      </div>
      <figcaption className="t3">
        {title} per {perWords(days.length)}, UTC{bars.some((bar) => bar.records === null) ? '; hatched: nothing captured' : ''}
      </figcaption>
    </figure>
  )
}
