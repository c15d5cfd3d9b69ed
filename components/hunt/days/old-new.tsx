import { capital } from '@/lib/format'
import { size, whole } from '../../value/number'
import type { HuntRow } from '../answer'
import styles from './days.module.css'

interface Props {
  readonly row: HuntRow
  readonly unit: string
}

const rate = (n: number) => (n >= 100 ? whole(Math.round(n)) : n.toLocaleString('en', { maximumFractionDigits: 1 }))

type Way = 'more' | 'fewer' | undefined

function difference(old: number, now: number, text: (n: number) => string): readonly [text: string, way: Way] {
  if (old === 0 && now === 0) return ['–', undefined]
  if (old === 0) return ['new', 'more']
  if (now === 0) return ['gone', 'fewer']
  const apart = text(Math.abs(now - old))
  if (apart === text(0)) return ['same', undefined]
  return now > old ? [`+${apart}`, 'more'] : [`−${apart}`, 'fewer']
}

/** The row's figures before and now; rates are for each 24 hours that were captured. */
export function OldNew({ row, unit }: Props) {
  const lines = [
    [`${capital(unit)}, per day`, 'old', 'new', rate],
    ['Bytes, per day', 'old_bytes', 'new_bytes', size],
    ['Hosts', 'old_hosts', 'hosts', whole],
    ['Days seen', 'old_days', 'days', whole],
  ] as const
  const number = (key: string) => Number(row[key] ?? 0)
  return (
    <table className={styles.figures}>
      <thead>
        <tr>
          <th scope="col">gaps left out</th>
          <th scope="col">Baseline</th>
          <th scope="col">Window</th>
          <th scope="col">Difference</th>
        </tr>
      </thead>
      <tbody>
        {lines
          .filter(([, old, now]) => number(old) > 0 || number(now) > 0)
          .map(([label, old, now, text]) => {
            const [words, way] = difference(number(old), number(now), text)
            return (
              <tr key={label}>
                <th scope="row">{label}</th>
                <td>{text(number(old))}</td>
                <td>{text(number(now))}</td>
                <td data-way={way}>{words}</td>
              </tr>
            )
          })}
      </tbody>
    </table>
  )
}
