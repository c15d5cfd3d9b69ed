import { bytesText, capital } from '@/lib/format'
import type { Card } from '@/lib/reviews/review'
import { whole } from '../value/number'
import styles from './card.module.css'

type Figure = Card['figures'][number]

function shown({ kind }: Figure, value: Figure['old']): string {
  if (typeof value !== 'number') return value === null ? '0' : String(value)
  if (kind === 'bytes') return bytesText(value)
  return value >= 10 || Number.isInteger(value) ? whole(Math.round(value)) : String(Math.round(value * 100) / 100)
}

function difference(figure: Figure, section: Card['section']): string {
  const [old, now] = [Number(figure.old ?? 0), Number(figure.new ?? 0)]
  if (old === 0 && now > 0) return 'new'
  if (now === 0 && old > 0) return 'gone'
  if (old === now) return section === 'new' || section === 'gone' ? '–' : 'same'
  return `${now > old ? '+' : '−'}${shown(figure, Math.abs(now - old))}`
}

/** The figures of both sides. */
export function Figures({ card }: { readonly card: Card }) {
  if (card.figures.length === 0) return null
  return (
    <table className={styles.figures}>
      <thead>
        <tr>
          <th scope="col">a day is 24 captured hours</th>
          <th scope="col">Baseline</th>
          <th scope="col">Window</th>
          <th scope="col">Difference</th>
        </tr>
      </thead>
      <tbody>
        {card.figures.map((figure) => (
          <tr key={figure.key}>
            <th scope="row">{capital(figure.label)}</th>
            <td>{shown(figure, figure.old)}</td>
            <td>{shown(figure, figure.new)}</td>
            <td>{difference(figure, card.section)}</td>
          </tr>
        ))}
      </tbody>
    </table>
  )
}
