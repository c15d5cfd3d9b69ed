'use client'
import { Menu } from '@base-ui/react/menu'
import Link from 'next/link'
import { buttonClass } from '../control/button'
import control from '../control/control.module.css'
import { Icon } from '../icon/icon'
import { address } from '../url-state/address'
import { useScope } from '../url-state/scope'
import { whole } from '../value/number'
import styles from './logs.module.css'

const first = ['conn', 'dns', 'ssl', 'x509', 'http', 'files']

/** The logs one can walk to, the scope with them; each shows its count in the present scope where it is known. */
export function LogTabs({ log, logs }: { readonly log: string; readonly logs: Readonly<Record<string, number>> }) {
  const [scope] = useScope()
  const names = Object.keys(logs)
  const main = first.filter((name) => names.includes(name))
  const near = main.includes(log) ? main : [...main.slice(0, 5), log]
  const rest = names.filter((name) => !near.includes(name)).sort()
  return (
    <nav className={styles.tabs} aria-label="Logs">
      {near.map((name) => (
        <Link key={name} href={address(`/logs/${name}`, scope)} aria-current={name === log ? 'page' : undefined} prefetch={false}>
          {name}
        </Link>
      ))}
      {rest.length > 0 && (
        <Menu.Root>
          <Menu.Trigger className={buttonClass('plain')}>
            {rest.length} more <Icon name="down" />
          </Menu.Trigger>
          <Menu.Portal>
            <Menu.Positioner className={control.positioner} align="start" sideOffset={4}>
              <Menu.Popup className={`${control.pop} ${control.menu}`}>
                {rest.map((name) => (
                  <Menu.LinkItem key={name} className={control.item} closeOnClick render={<Link href={address(`/logs/${name}`, scope)} />}>
                    <code>{name}</code>
                    <span>{whole(logs[name] ?? 0)}</span>
                  </Menu.LinkItem>
                ))}
              </Menu.Popup>
            </Menu.Positioner>
          </Menu.Portal>
        </Menu.Root>
      )}
    </nav>
  )
}
