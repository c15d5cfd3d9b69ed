'use client'

import { Menu } from '@base-ui/react/menu'
import { createContext, type ReactNode, useCallback, useContext, useState } from 'react'
import control from '../control/control.module.css'
import { landmark } from '../control/landmark'
import { Icon } from '../icon/icon'
import type { Subject } from './leads'
import type { Counting } from './use-totals'
import styles from './value.module.css'
import { ValueItems } from './value-items'
import { asWritten, visible } from './visible'

interface Opened {
  readonly subject: Subject
  readonly anchor: Element
}

const Context = createContext<(opened: Opened) => void>(() => {})

/** One menu for all values of a page: a table would else hold hundreds. */
export function ValueMenuProvider({ counting, children }: { readonly counting?: Counting; readonly children: ReactNode }) {
  const [opened, setOpened] = useState<Opened | null>(null)
  const [open, setOpen] = useState(false)
  const show = useCallback((next: Opened) => {
    setOpened(next)
    setOpen(true)
  }, [])
  return (
    <Context value={show}>
      {children}
      <Menu.Root open={open} onOpenChange={setOpen}>
        <Menu.Portal container={landmark('main')}>
          <Menu.Positioner className={control.positioner} anchor={opened?.anchor ?? null} align="start" sideOffset={4}>
            <Menu.Popup className={`${control.pop} ${control.menu}`} finalFocus={() => focusable(opened?.anchor)}>
              {opened && <ValueItems subject={opened.subject} counting={counting} />}
            </Menu.Popup>
          </Menu.Positioner>
        </Menu.Portal>
      </Menu.Root>
    </Context>
  )
}

/** The cell of a grid, else the button that opened the menu. */
const focusable = (anchor: Element | undefined): HTMLElement | null =>
  anchor?.closest<HTMLElement>('[role="gridcell"]') ?? anchor?.querySelector('button') ?? null

interface Props extends Subject {
  /** Inside a grid the cell has the focus, and a key opens the menu. */
  readonly inGrid?: boolean
  readonly children: ReactNode
}

/** A value with its menu at hand: a small button that shows on hover and focus. */
export function WithMenu({ inGrid = false, children, ...subject }: Props) {
  const show = useContext(Context)
  return (
    <span className={styles.held}>
      <span className={styles.text}>{children}</span>
      <button
        type="button"
        className={styles.open}
        tabIndex={inGrid ? -1 : 0}
        aria-haspopup="menu"
        aria-label={`Menu of ${subject.value === null ? 'unset' : visible(asWritten(String(subject.value)))}`}
        onClick={(event) => {
          event.stopPropagation()
          show({ subject, anchor: event.currentTarget.parentElement ?? event.currentTarget })
        }}
      >
        <Icon name="down" />
      </button>
    </span>
  )
}
