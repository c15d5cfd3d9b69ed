import type { Kind } from '@/lib/columns'
import { MiddleText } from './middle-text'
import { NameText } from './name-text'
import { Score } from './score'
import { bothEnds, isMachineText, kindOfValue, valueText, type Written } from './text'
import styles from './value.module.css'
import { asWritten, visible } from './visible'

interface Props {
  readonly value: unknown
  readonly kind: Kind
  /** What the column says of how its values are written. */
  readonly as?: Written
}

/** A value by its kind, shortened as its kind allows: numbers, addresses and times never. Nothing from the wire acts on the page or hides. */
export function Value({ value: given, kind: declared, as }: Props) {
  const value = Array.isArray(given) ? given.map(written) : written(given)
  const kind = kindOfValue(declared, value)
  if (value === null || value === undefined) return <span className={styles.quiet}>–</span>
  if (kind === 'score' && typeof value === 'number') return <Score score={value} />
  if (Array.isArray(value) && kind === 'marks') return <Marks words={value} />
  if (Array.isArray(value)) return <List values={value} kind={kind} />
  const text = visible(valueText(value, kind, as))
  if (kind === 'name' || kind === 'agent')
    return <span className={styles.machine}>{kind === 'name' ? <NameText name={text} /> : <MiddleText text={text} />}</span>
  if (kind === 'hash')
    return (
      <span className={styles.machine} title={text}>
        {bothEnds(text, 8)}
      </span>
    )
  if (kind === 'uid')
    return (
      <span className={styles.machine} title={text}>
        {bothEnds(text, 5)}
      </span>
    )
  if (kind === 'time') return <time dateTime={visible(String(value))}>{text}</time>
  if (isMachineText(kind)) return <span className={styles.machine}>{text}</span>
  return value === 0 ? <span className={styles.quiet}>{text}</span> : text
}

const written = (value: unknown) => (typeof value === 'string' ? asWritten(value) : value)

/** Each word as a tag. */
function Marks({ words }: { readonly words: readonly unknown[] }) {
  if (words.length === 0) return null
  return (
    <span className={styles.marks} title={visible(words.join(', '))}>
      {words.map((word) => (
        <span key={String(word)}>{visible(String(word))}</span>
      ))}
    </span>
  )
}

/** A short list whole; of a longer one the first, and how many more there are: all of them stand in the inspector. */
function List({ values, kind }: { readonly values: readonly unknown[]; readonly kind: Kind }) {
  if (values.length === 0) return <span className={styles.quiet}>–</span>
  const whole = visible(values.join(', '))
  if (whole.length <= 20) return <span className={isMachineText(kind) ? styles.machine : undefined}>{whole}</span>
  return (
    <span className={styles.list} title={whole}>
      <span className={isMachineText(kind) ? styles.machine : undefined}>{visible(String(values[0] ?? '–'))}</span>
      {values.length > 1 && <span>and {values.length - 1}</span>}
    </span>
  )
}
