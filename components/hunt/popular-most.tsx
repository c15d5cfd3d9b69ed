'use client'

import { Menu } from '@base-ui/react/menu'
import { Choices } from '../control/choices'
import control from '../control/control.module.css'
import { landmark } from '../control/landmark'
import { Icon } from '../icon/icon'
import { useScope } from '../url-state/scope'
import { whole } from '../value/number'
import styles from './shown-line.module.css'

const most = [1_000, 10_000, 100_000, 1_000_000] as const

/** Within how many names of a popularity list a name is popular; a choice turns the switch on. */
export function PopularMost() {
  const [scope, setScope] = useScope()
  const present = scope.hide_popular ?? ''
  // A link may ask for any number.
  const offered = [...new Set([...most.map(String), ...(/^[1-9]\d*$/.test(present) ? [present] : [])])].sort(
    (a, b) => Number(a) - Number(b),
  )
  return (
    <Menu.Root>
      <Menu.Trigger className={styles.most} aria-label="How many names are popular">
        <Icon name="down" />
      </Menu.Trigger>
      <Menu.Portal container={landmark('main')}>
        <Menu.Positioner className={control.positioner} align="start" sideOffset={4}>
          <Menu.Popup className={`${control.pop} ${control.menu}`}>
            <Choices
              value={present}
              onPick={(value) => setScope({ hide_popular: value === '' ? null : value })}
              choices={[...offered, ''].map((value) => ({
                value,
                label: value === '' ? 'Hide none' : `Hide the first ${whole(Number(value))}`,
              }))}
            />
          </Menu.Popup>
        </Menu.Positioner>
      </Menu.Portal>
    </Menu.Root>
  )
}
