'use client'

import { Menu } from '@base-ui/react/menu'
import { Choices } from '../../control/choices'
import control from '../../control/control.module.css'
import { landmark } from '../../control/landmark'
import { Icon } from '../../icon/icon'
import { visible } from '../../value/visible'
import styles from './rhythm.module.css'
import type { Comparison } from './use-comparison'

interface Props extends Pick<Comparison['profile'], 'network' | 'networks'> {
  /** Compares the hours of another named network, or of all. */
  readonly onPick: (network: string) => void
}

const called = (network: string) => (network === '' ? 'all networks' : visible(network))

/** Whose hours the maps show; nothing where there is no choice. */
export function NetworkPicker({ network, networks, onPick }: Props) {
  if (networks.length < 2) return null
  return (
    <Menu.Root>
      <Menu.Trigger className={styles.network} aria-label={`Network: ${called(network)}`}>
        <span>{called(network)}</span> <Icon name="down" />
      </Menu.Trigger>
      <Menu.Portal container={landmark('main')}>
        <Menu.Positioner className={control.positioner} align="end" sideOffset={4}>
          <Menu.Popup className={`${control.pop} ${control.menu}`}>
            <Choices
              value={network}
              onPick={onPick}
              choices={['', ...networks].map((one) => ({ value: one, label: <span>{called(one)}</span> }))}
            />
          </Menu.Popup>
        </Menu.Positioner>
      </Menu.Portal>
    </Menu.Root>
  )
}
