'use client'

import Link from 'next/link'
import { usePathname } from 'next/navigation'
import { useFrameData } from '../frame/frame-data'
import { useJson } from '../query/use-json'
import { address } from '../url-state/address'
import { useScope } from '../url-state/scope'
import type { Description } from './description'
import styles from './pick-fields.module.css'
import { type Preset, pillsOf, presetOf } from './presets'
import type { HuntParams } from './use-hunt-params'

interface Props {
  readonly hunt: Description
  readonly params: HuntParams
  readonly onDone: () => void
}

interface Lists {
  readonly lists: readonly { readonly kind: string }[] | null
}

/** Ready-made stacks, each with what to look for; one that these data cannot answer says why. */
export function PresetList({ hunt, params, onDone }: Props) {
  const [scope] = useScope()
  const path = usePathname()
  const { counts } = useFrameData()
  const needed = hunt.presets.some(({ needs }) => needs !== undefined)
  const settings = useJson<Lists>(needed ? '/api/settings' : null)
  const chosen = presetOf(hunt, params)
  const lack = ({ params: wanted, needs }: Preset): string | null => {
    const log = wanted.log ?? ''
    if (counts.data && log !== '' && !(log in counts.data.logs)) return `${log}.log is not in these data.`
    if (needs && settings.data && !settings.data.lists?.some(({ kind }) => kind === needs)) return `No ${needs} list is in SPOOR_LISTS.`
    return null
  }
  return (
    <ul className={styles.presets} aria-label="Ready-made stacks">
      {hunt.presets.map((preset) => {
        const why = lack(preset)
        return (
          <li key={preset.title}>
            {why ? (
              <span className={styles.lacking}>{preset.title}</span>
            ) : (
              <Link
                href={address(path, { ...scope, filter: pillsOf(scope.filter, chosen, preset) }, preset.params)}
                aria-current={preset === chosen ? 'true' : undefined}
                onClick={onDone}
              >
                {preset.title}
              </Link>
            )}
            <p>{why ?? preset.look}</p>
          </li>
        )
      })}
    </ul>
  )
}
