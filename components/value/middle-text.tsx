import styles from './value.module.css'

interface Props {
  readonly text: string
  /** Characters at the end that stay. */
  readonly tail?: number
}

/** Text of one line that keeps its beginning and its end: where room lacks, its middle yields, by one ellipsis. */
export function MiddleText({ text, tail = 12 }: Props) {
  const letters = [...text]
  if (letters.length <= tail + 4) return <span className={styles.text}>{text}</span>
  return (
    <span className={styles.middle} title={text}>
      <span>{letters.slice(0, -tail).join('')}</span>
      <span>{letters.slice(-tail).join('')}</span>
    </span>
  )
}
