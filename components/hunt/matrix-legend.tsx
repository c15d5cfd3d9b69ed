import type { Description } from './description'
import styles from './matrix.module.css'
import type { MatrixCell } from './matrix-data'

const marks = [styles.first, styles.second, styles.third, styles.fourth]
/** The class of a cell's mark. */
export const markOf = ({ grade, explained }: MatrixCell) => (grade !== null ? marks[grade - 1] : explained ? styles.explained : styles.fits)

/** What the marks mean, in words and with their number. */
export function MatrixLegend({ grades }: { readonly grades: Description['grades'] }) {
  return (
    <ul className={styles.legend}>
      <li>
        <i className={styles.fits} /> expected
      </li>
      <li>
        <i className={styles.explained} /> explained
      </li>
      {grades?.names.map(({ short: name }, i) => (
        <li key={name}>
          <i className={marks[i]} /> {i + 1} {name}
        </li>
      ))}
    </ul>
  )
}
