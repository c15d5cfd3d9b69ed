'use client'

import { Into } from '../frame/slots'
import type { OkAnswer } from './answer'
import styles from './shown-line.module.css'
import type { HuntParams } from './use-hunt-params'

interface Props {
  readonly answer: OkAnswer
  readonly subjects: string
  readonly params: HuntParams
  readonly onChange: (change: HuntParams) => void
}

const number = (n: number) => n.toLocaleString('en')

/** `214 of 6,214 names · hidden 108 with one address`: each thing that hides is a switch with its count. */
export function ShownLine({ answer, subjects, params, onChange }: Props) {
  const all = answer.total + answer.hidden.reduce((sum, { rows }) => sum + rows, 0)
  // A switch that was turned off hides nothing now, and stays so that it can be turned on again.
  return (
    <Into slot="shown">
      <b className={styles.count}>
        {number(answer.total)} of {number(all)} {subjects}
      </b>
      {answer.hidden.length > 0 && <span>hidden</span>}
      {answer.hidden.map(({ code, label, rows, show }) => {
        const shown = Object.entries(show).every(([name, value]) => params[name] === String(value))
        const flipped = Object.fromEntries(Object.entries(show).map(([name, value]) => [name, shown ? null : String(value)]))
        return (
          <button key={code} type="button" role="switch" aria-checked={!shown} className={styles.switch} onClick={() => onChange(flipped)}>
            {number(rows)} {label}
          </button>
        )
      })}
    </Into>
  )
}
