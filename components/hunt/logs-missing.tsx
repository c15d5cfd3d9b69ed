'use client'

import Link from 'next/link'
import { buttonClass } from '../control/button'
import { Icon } from '../icon/icon'
import { State } from '../page/title'
import { address } from '../url-state/address'
import { useScope } from '../url-state/scope'
import type { MissingLogs } from './answer'
import type { Description } from './description'

/** A log that the hunt cannot do without is not here: which one, what it would answer, where to load it. */
export function LogsMissing({ answer, hunt }: { readonly answer: MissingLogs; readonly hunt: Description }) {
  const [scope] = useScope()
  return (
    <State title={answer.message}>
      <p>
        {hunt.title} reads {hunt.logs.join(', ')}
        {hunt.optional.length > 0 && `, and ${hunt.optional.join(', ')} where loaded`}. Nothing was judged, so nothing is listed.
      </p>
      {answer.logs.length > 0 ? (
        <Link href={address('/files', scope)} className={buttonClass('primary')}>
          <Icon name="load" /> Load {answer.logs.join(', ')}
        </Link>
      ) : (
        hunt.overview?.kind === 'comparison' && (
          <Link href={address('/baselines', scope)} className={buttonClass('primary')}>
            <Icon name="plus" /> Freeze a baseline
          </Link>
        )
      )}
    </State>
  )
}
