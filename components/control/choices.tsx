'use client'

import { Menu } from '@base-ui/react/menu'
import type { ReactNode } from 'react'
import { Icon } from '../icon/icon'
import control from './control.module.css'

interface Choice {
  readonly value: string
  readonly label: ReactNode
  /** At the right, quieter. */
  readonly beside?: string
}

interface Props {
  readonly value: string
  readonly choices: readonly Choice[]
  readonly onPick: (value: string) => void
}

/** One of several, within the popup of a menu, which closes when it is picked. */
export function Choices({ value: present, choices, onPick }: Props) {
  return (
    <Menu.RadioGroup value={present} onValueChange={onPick}>
      {choices.map(({ value, label, beside }) => (
        <Menu.RadioItem key={value} value={value} className={control.item} closeOnClick>
          {label}
          <Menu.RadioItemIndicator>
            <Icon name="check" />
          </Menu.RadioItemIndicator>
          {beside !== undefined && <span>{beside}</span>}
        </Menu.RadioItem>
      ))}
    </Menu.RadioGroup>
  )
}
