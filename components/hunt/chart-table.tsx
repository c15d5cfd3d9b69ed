import { valueText } from '../value/text'
import { WireText } from '../value/wire-text'
import styles from './chart-panel.module.css'

/** The figures of a chart, for those who read or copy them. */
export function ChartTable({ points }: { readonly points: readonly Readonly<Record<string, unknown>>[] }) {
  const keys = Object.keys(points[0] ?? {}).filter((key) => key !== 'id')
  return (
    // biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls must be reachable by keyboard
    <section className={styles.table} tabIndex={0} aria-label="Figures of the chart">
      <table>
        <thead>
          <tr>
            {keys.map((key) => (
              <th key={key} scope="col">
                {key.replaceAll('_', ' ')}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {points.map((point, i) => (
            // biome-ignore lint/suspicious/noArrayIndexKey: points have no other identity than their place
            <tr key={i}>
              {keys.map((key) => (
                <td key={key}>
                  <WireText text={valueText(point[key], 'text')} limit={120} />
                </td>
              ))}
            </tr>
          ))}
        </tbody>
      </table>
    </section>
  )
}
