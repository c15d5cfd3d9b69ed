'use client'

import { Fragment } from 'react'
import { Switch } from '../control/switch'
import { Into } from '../frame/slots'
import { whole } from '../value/number'
import type { OkAnswer } from './answer'
import { PopularMost } from './popular-most'
import styles from './shown-line.module.css'
import { useHidden } from './use-hidden'
import type { HuntParams } from './use-hunt-params'

interface Props {
  readonly answer: OkAnswer
  readonly subjects: string
  readonly params: HuntParams
  readonly onChange: (change: HuntParams) => void
}

/** `214 of 6,214 names · hidden 108 with one address`: each thing that hides is a switch with its count; then what could not be judged, and why. */
export function ShownLine({ answer, subjects, params, onChange }: Props) {
  const { isShown, show, hide } = useHidden(params, onChange)
  const lost = answer.coverage.filter((line) => line.lost && line.observed > 0)
  // Rows whose records are told in their place, such as those without a value, are none of the subjects.
  const all = answer.total + answer.filtered + answer.hidden.reduce((sum, { rows, weight }) => sum + (weight === undefined ? rows : 0), 0)
  return (
    <Into slot="shown">
      <b>
        {whole(answer.total)} of {whole(all)} {subjects}
      </b>
      {answer.filtered > 0 && <span>{whole(answer.filtered)} left out by filters on figures</span>}
      {answer.hidden.length > 0 && <span>hidden</span>}
      {answer.hidden.map((hidden) => (
        <Fragment key={hidden.code}>
          <Switch on={!isShown(hidden)} onChange={(on) => (on ? hide(hidden) : show(hidden))}>
            <span>
              {whole(hidden.weight ?? hidden.rows)} {hidden.label}
              {hidden.note && <span className={styles.note}>: {hidden.note}</span>}
            </span>
          </Switch>
          {hidden.code === 'popular' && hidden.note === undefined && <PopularMost />}
        </Fragment>
      ))}
      {lost.length > 0 && (
        <span>
          not assessable:{' '}
          <b>
            {whole(lost.reduce((sum, { observed }) => sum + observed, 0))} of {whole(lost[0]?.of ?? 0)}
          </b>
          <span className={styles.reasons}>: {lost.map(({ label, observed }) => `${whole(observed)} ${label}`).join(', ')}</span>
        </span>
      )}
    </Into>
  )
}
