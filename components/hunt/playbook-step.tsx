'use client'

import Link from 'next/link'
import { useScope } from '../url-state/scope'
import { useView } from '../url-state/view'
import { whole } from '../value/number'
import type { Description } from './description'
import styles from './playbook.module.css'
import { acts, isDone, type Step, stepWords } from './step'
import type { HuntParams } from './use-hunt-params'
import { useStep } from './use-step'

interface Props {
  readonly hunt: Description
  readonly step: Step
  readonly number: number
  readonly params: HuntParams
  /** Rows that are listed now; null before they are known. */
  readonly total: number | null
}

/** One step: what to look at, and, where the page can do it, what would be left before the click. */
export function PlaybookStep({ hunt, step, number, params, total }: Props) {
  const [scope] = useScope()
  const [view] = useView()
  const done = acts(step) && isDone(step, hunt.params, scope, params, view.sort)
  const { left, href } = useStep(hunt, step, params, done ? 'done' : total)
  return (
    <li className={done ? styles.done : undefined}>
      <span>{number}</span>
      <span>{step.text}</span>
      {done && <b>done</b>}
      {!done && acts(step) && (
        <Link href={href} scroll={false}>
          {stepWords(step, hunt)}
          {left !== null && ` · ${whole(left)}`}
          {left !== null && <span className="unseen"> {hunt.subjects} left</span>}
        </Link>
      )}
    </li>
  )
}
