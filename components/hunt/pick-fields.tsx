'use client'

import { Popover } from '@base-ui/react/popover'
import { useState } from 'react'
import { buttonClass } from '../control/button'
import control from '../control/control.module.css'
import { Icon } from '../icon/icon'
import type { Description } from './description'
import styles from './pick-fields.module.css'
import { PickForm } from './pick-form'
import { PresetList } from './preset-list'
import { picks } from './presets'
import { defaultText, type HuntParams } from './use-hunt-params'

interface Props {
  readonly hunt: Description
  readonly params: HuntParams
}

/** What is stacked, and the choice of another: ready-made ones, or any fields of any log that is loaded. Nothing for a hunt that lets nothing choose. */
export function PickFields({ hunt, params }: Props) {
  const [open, setOpen] = useState(false)
  const textOf = (kind: string) => {
    const [name, param] = picks(hunt).find(([, one]) => one.picks === kind) ?? []
    return name && param ? (params[name] ?? defaultText(param)) : ''
  }
  if (picks(hunt).length === 0) return null
  const ways = textOf('ways').replaceAll('off', '').split(',').filter(Boolean)
  return (
    <Popover.Root open={open} onOpenChange={setOpen}>
      <Popover.Trigger className={`${buttonClass('line')} ${styles.trigger}`} aria-label={`Stack ${textOf('log')}.${textOf('fields')}`}>
        <span className={styles.quiet}>Stack</span>
        <code>
          {textOf('log')}.{textOf('fields').replaceAll(',', ' + ')}
        </code>
        {ways.length > 0 && <span className={styles.quiet}>{ways.join(', ')}</span>}
        <Icon name="down" />
      </Popover.Trigger>
      <Popover.Portal>
        <Popover.Positioner className={control.positioner} align="end" sideOffset={4}>
          <Popover.Popup className={`${control.pop} ${styles.popup}`}>
            <div className={control.popHead}>
              <Popover.Title>What to stack</Popover.Title>
              <span>the filters stay</span>
              <Popover.Close className={control.right} aria-label="Close">
                <kbd>Esc</kbd>
              </Popover.Close>
            </div>
            <div className={styles.both}>
              <PresetList hunt={hunt} params={params} onDone={() => setOpen(false)} />
              <PickForm hunt={hunt} params={params} onDone={() => setOpen(false)} />
            </div>
          </Popover.Popup>
        </Popover.Positioner>
      </Popover.Portal>
    </Popover.Root>
  )
}
