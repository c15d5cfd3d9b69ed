'use client'

import Link from 'next/link'
import { usePathname } from 'next/navigation'
import { buttonClass } from '../control/button'
import { useFrameData } from '../frame/frame-data'
import { Icon } from '../icon/icon'
import { State } from '../page/title'
import { address } from '../url-state/address'
import { useScope } from '../url-state/scope'
import type { MissingLogs } from './answer'
import type { Description } from './description'
import styles from './logs-missing.module.css'
import { pillsOf, presetOf, presetsOver } from './presets'
import type { HuntParams } from './use-hunt-params'

interface Props {
  readonly answer: MissingLogs
  readonly hunt: Description
  readonly params: HuntParams
}

/** A log that the hunt cannot do without is not here: which one, what can be asked of those that are, where to load it. */
export function LogsMissing({ answer, hunt, params }: Props) {
  const [scope] = useScope()
  const path = usePathname()
  const { counts } = useFrameData()
  const others = presetsOver(hunt, counts.data?.logs ?? {})
  const chosen = presetOf(hunt, params)
  return (
    <State title={answer.message}>
      <p>
        {answer.logs.length > 0 &&
          `${hunt.title} reads ${hunt.logs.join(', ')}${hunt.optional.length > 0 ? `, and ${hunt.optional.join(', ')} where loaded` : ''}. `}
        Nothing was judged, so nothing is listed.
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
      {others.length > 0 && (
        <>
          <p className={styles.others}>The logs that are here can be asked instead; Stack, above, takes any of their fields.</p>
          <ul className={styles.list}>
            {others.map((preset) => (
              <li key={preset.title}>
                <Link href={address(path, { ...scope, filter: pillsOf(scope.filter, chosen, preset) }, preset.params)}>{preset.title}</Link>
                <span>{preset.question}</span>
              </li>
            ))}
          </ul>
        </>
      )}
    </State>
  )
}
