import { Fragment } from 'react'
import { asWritten, cut, pieces } from './visible'
import styles from './wire-text.module.css'

interface Props {
  /** As answers have it. */
  readonly text: string
  /** The text is no value of the data: a path, or what somebody typed. */
  readonly typed?: boolean
  /** Characters shown; the rest is counted. */
  readonly limit?: number
}

/** Text that came over the wire: kept apart from the page's direction, unseen characters named, cut where it is very long. */
export function WireText({ text, typed = false, limit = Number.POSITIVE_INFINITY }: Props) {
  const shown = cut(typed ? text : asWritten(text), limit)
  return (
    <bdi className={styles.wire} dir="ltr">
      {pieces(shown.text).map((piece, i) =>
        piece.hidden ? (
          // biome-ignore lint/suspicious/noArrayIndexKey: the pieces of one text never move
          <span key={i} className={styles.hidden}>
            {piece.text}
          </span>
        ) : (
          // biome-ignore lint/suspicious/noArrayIndexKey: the pieces of one text never move
          <Fragment key={i}>{piece.text}</Fragment>
        ),
      )}
      {shown.more > 0 && <span className={styles.more}> … {shown.more.toLocaleString('en')} more characters</span>}
    </bdi>
  )
}
