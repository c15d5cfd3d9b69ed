import { roundUp, tickText, timeAxis } from '../chart/ticks'
import { useYears } from '../frame/use-times'
import { shortDay } from '../value/time'
import styles from './lanes.module.css'
import { lanesOf, type Mark, momentsOf } from './lanes-data'

const GUTTER = 124
const RIGHT = 36
const TOP = 22
const LANE = 15
const MOST_LANES = 12
const BARS = 42

/** What the marks mean; `bin` is how many seconds each stands for, null where each is one value. */
export function LanesLegend({ bin }: { readonly bin: number | null }) {
  return (
    <span className={styles.legend}>
      <svg width="9" height="9" aria-hidden="true">
        <circle className={styles.fresh} cx="4.5" cy="4.5" r="3.2" />
      </svg>{' '}
      {bin === null ? 'first seen' : 'some first seen'}{' '}
      <svg width="9" height="9" aria-hidden="true">
        <circle className={styles.known} cx="4.5" cy="4.5" r="2.6" />
      </svg>{' '}
      {bin === null ? 'seen before, bar = TTL' : 'all seen before'}
    </span>
  )
}

const anchor = (share: number) => (share <= 0.02 ? 'start' : share >= 0.98 ? 'end' : 'middle')

/** Values over time, one lane per group: laid out, not scaled; gutters of fixed width, the plot between them in percent. */
export function Lanes({ marks, bin }: { readonly marks: readonly Mark[]; readonly bin: number | null }) {
  const years = useYears()
  if (marks.length === 0) return <p className={styles.none}>No point has a time.</p>
  const lanes = lanesOf(marks, MOST_LANES)
  const moments = momentsOf(marks)
  const times = marks.map((mark) => mark.at)
  const axis = timeAxis(Math.min(...times), Math.max(...times), years ? 4 : 7)
  const x = (at: number) => `${(((at - axis.from) / (axis.to - axis.from)) * 100).toFixed(3)}%`
  const end = (mark: { at: number; lasts: number | null }) => x(Math.min(axis.to, mark.at + (mark.lasts ?? 0) * 1000))
  const longest = roundUp(Math.max(...moments.map((moment) => moment.lasts ?? 0)))
  const lasting = moments.some((moment) => moment.lasts !== null)
  const floor = TOP + lanes.length * LANE
  const base = floor + (lasting ? BARS + 10 : 0)
  const height = base + 20
  const day = axis.step >= 86_400_000
  const mid = (i: number) => TOP + i * LANE + LANE / 2 + 4
  const values = lanes.reduce((sum, lane) => sum + lane.values, 0)
  const words = `${marks.length} marks of ${values} values in ${lanes.length} lanes, ${moments.filter((moment) => moment.fresh).length} of ${moments.length} moments brought a new one`
  return (
    <div className={styles.plot}>
      <svg width={GUTTER} height={height} aria-hidden="true">
        <text x={GUTTER - 8} y="14" textAnchor="end">
          Cache fills
        </text>
        {lanes.map((lane, i) => (
          <text key={lane.name} className={styles.lane} x={GUTTER - 8} y={mid(i) + 4} textAnchor="end">
            {lane.name}
          </text>
        ))}
        {lasting && (
          <>
            <text x={GUTTER - 8} y={base - BARS + 6} textAnchor="end">
              {longest}
            </text>
            <text x={GUTTER - 34} y={base - BARS / 2 + 4} textAnchor="end">
              {bin === null ? 'TTL, s' : 'shortest TTL, s'}
            </text>
            <text x={GUTTER - 8} y={base + 1} textAnchor="end">
              0
            </text>
          </>
        )}
        <text x={GUTTER - 8} y={height - 4} textAnchor="end">
          {day ? 'UTC' : `${shortDay(new Date(axis.from).toISOString(), years)}, UTC`}
        </text>
      </svg>
      <svg className={styles.middle} height={height} role="img" aria-label={words}>
        {axis.ticks.map((tick, i) => (
          <g key={tick}>
            <line className={styles.rule} x1={x(tick)} x2={x(tick)} y1={TOP} y2={base} />
            <text x={x(tick)} y={height - 4} textAnchor={anchor(i / (axis.ticks.length - 1))}>
              {tickText(tick, axis.step, years)}
            </text>
          </g>
        ))}
        {lanes.map((lane, i) => (
          <line key={lane.name} className={styles.rule} x1="0" x2="100%" y1={mid(i) + LANE / 2} y2={mid(i) + LANE / 2} />
        ))}
        {moments.map((moment) => (
          <svg key={moment.id} x={x(moment.at)} overflow="visible" role="presentation">
            <path className={moment.fresh ? styles.fresh : styles.known} d="M-3.500 7h7l-3.500 7z" />
          </svg>
        ))}
        {lanes.flatMap((lane, i) =>
          lane.marks.map((mark) => (
            <g key={`${mark.moment} ${mark.lane} ${mark.value}`}>
              {bin === null && (
                <line className={mark.fresh ? styles.freshTail : styles.tail} x1={x(mark.at)} x2={end(mark)} y1={mid(i)} y2={mid(i)} />
              )}
              <circle className={mark.fresh ? styles.fresh : styles.known} cx={x(mark.at)} cy={mid(i)} r={mark.fresh ? 3.2 : 2.6} />
            </g>
          )),
        )}
        {lasting && <line className={styles.axis} x1="0" x2="100%" y1={base} y2={base} />}
        {moments.map(({ id, at, lasts }) =>
          lasts === null ? null : (
            <line key={id} className={styles.stem} x1={x(at)} x2={x(at)} y1={base} y2={base - (lasts / longest) * BARS} />
          ),
        )}
      </svg>
      <svg width={RIGHT} height={height} aria-hidden="true">
        <text x={RIGHT - 2} y="14" textAnchor="end">
          Addr.
        </text>
        {lanes.map((lane, i) => (
          <text key={lane.name} x={RIGHT - 2} y={mid(i) + 4} textAnchor="end">
            {lane.values}
          </text>
        ))}
      </svg>
    </div>
  )
}
