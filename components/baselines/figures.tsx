import styles from './figures.module.css'

interface Props {
  readonly heads: readonly string[]
  /** The first of each is what the line is about. */
  readonly rows: readonly (readonly string[])[]
}

/** A small table of counts. */
export function Figures({ heads, rows }: Props) {
  return (
    <table className={styles.figures}>
      <thead>
        <tr>
          {heads.map((head) => (
            <th key={head} scope="col">
              {head}
            </th>
          ))}
        </tr>
      </thead>
      <tbody>
        {rows.map((row) => (
          <tr key={row[0]}>
            {row.map((text, i) => (
              <td key={heads[i]}>{text}</td>
            ))}
          </tr>
        ))}
      </tbody>
    </table>
  )
}
