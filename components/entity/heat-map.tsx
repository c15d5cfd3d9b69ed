import type { Heat } from '@/lib/about/heat'
import type { Strip } from '@/lib/about/strip'
import { useYears } from '../frame/use-times'
import { whole } from '../value/number'
import { shortDay } from '../value/time'
import { levelOf, levels, silentAt } from './heat-levels'
import styles from './heat-map.module.css'

const weekdays = ['Mon', 'Tue', 'Wed', 'Thu', 'Fri', 'Sat', 'Sun'] as const

const dayName = ({ by }: Heat, day: string, years: boolean): string =>
  by === 'weekday' ? (weekdays[Number(day) - 1] ?? day) : `${weekdays[(new Date(day).getUTCDay() + 6) % 7]} ${shortDay(day, years)}`

/** Its records by hour and day: the darker the more; hours without capture are hatched. */
export function HeatMap({ heat, gaps }: { readonly heat: Heat; readonly gaps: Strip['gaps'] }) {
  const years = useYears()
  const steps = levels(Math.max(...heat.rows.flatMap(({ hours }) => hours)))
  return (
    <table className={styles.map} data-years={years || undefined} aria-label={`Records by hour and ${heat.by}, UTC`}>
      <thead>
        <tr>
          <td />
          {Array.from({ length: 24 }, (_, hour) => (
            // biome-ignore lint/suspicious/noArrayIndexKey: an hour is its place
            <th key={hour} scope="col">
              {hour % 4 === 0 ? `${String(hour).padStart(2, '0')}:00` : <span className="unseen">{hour}:00</span>}
            </th>
          ))}
        </tr>
      </thead>
      <tbody>
        {heat.rows.map(({ day, hours }) => (
          <tr key={day}>
            <th scope="row">{dayName(heat, day, years)}</th>
            {hours.map((count, hour) => {
              const blind = heat.by === 'day' && count === 0 ? silentAt(day, hour, gaps) : null
              return (
                <td
                  // biome-ignore lint/suspicious/noArrayIndexKey: an hour is its place
                  key={hour}
                  data-level={levelOf(count, steps)}
                  data-blind={blind !== null || undefined}
                  title={blind ?? whole(count)}
                >
                  <span className="unseen">{blind ?? whole(count)}</span>
                </td>
              )
            })}
          </tr>
        ))}
      </tbody>
    </table>
  )
}

/** What each darkness means. */
export function HeatLegend({ heat }: { readonly heat: Heat }) {
  const steps = levels(Math.max(...heat.rows.flatMap(({ hours }) => hours)))
  return steps.map(({ from, to }, level) => (
    <span key={from} className={styles.key}>
      <i data-level={level + 1} aria-hidden="true" />
      {from === to ? whole(from) : `${whole(from)}–${whole(to)}`}
    </span>
  ))
}
