'use client'
import { useState } from 'react'
import { Button } from '../control/button'
import { asFailure, type Failure } from '../query/ask'
import { whole } from '../value/number'
import styles from './beyond.module.css'
import { REACH } from './use-pages'

interface Props {
  /** Rows before the first one here, rows here, rows in all. */
  readonly passed: number
  readonly count: number
  readonly total: number
  /** What a row is, in the plural. */
  readonly rows: string
  /** Goes on behind the last row here; without it the rest is not offered. */
  readonly onNext?: () => Promise<void>
  readonly onFirst?: () => void
}

/** Which rows of a list can be scrolled to where it is longer than that, and the way to the others. */
export function Beyond({ passed, count, total, rows, onNext, onFirst }: Props) {
  const [busy, setBusy] = useState(false)
  const [failure, setFailure] = useState<Failure | null>(null)
  if (passed === 0 && total <= count) return null
  const left = total - passed - count
  const next = () => {
    setBusy(true)
    setFailure(null)
    onNext?.()
      .catch((reason: unknown) => setFailure(asFailure(reason)))
      .finally(() => setBusy(false))
  }
  return (
    <p className={styles.beyond}>
      <span>
        Rows <b>{`${whole(passed + 1)}–${whole(passed + count)}`}</b> of {whole(total)} {rows} in this order
        {onNext ? '; the export has them all.' : ' can be scrolled to. A filter or another order shows the rest; the export has them all.'}
        {failure && <b role="alert"> {failure.message}</b>}
      </span>
      {onFirst && passed > 0 && <Button onClick={onFirst}>First {whole(REACH)}</Button>}
      {onNext && left > 0 && (
        <Button onClick={next} disabled={busy}>
          {busy ? 'Going on' : `Next ${whole(Math.min(left, REACH))}`}
        </Button>
      )}
    </p>
  )
}
