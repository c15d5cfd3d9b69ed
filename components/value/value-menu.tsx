'use client'

import { Menu } from '@base-ui/react/menu'
import Link from 'next/link'
import { createContext, type ReactNode, useCallback, useContext, useMemo, useState } from 'react'
import { exactly, printFilter } from '@/lib/filters'
import control from '../control/control.module.css'
import { landmark } from '../control/landmark'
import { Icon } from '../icon/icon'
import { useJson } from '../query/use-json'
import { address } from '../url-state/address'
import { useScope } from '../url-state/scope'
import { counted } from './number'
import { defanged } from './text'
import styles from './value.module.css'

/** What a menu is about: a value of a field, and a log whose records may have it. */
export interface MenuSubject {
  readonly value: string | number | boolean | null
  /** The field that a filter uses; without it the value can only be copied. */
  readonly field?: string | undefined
  readonly log?: string | undefined
}

interface Opened extends MenuSubject {
  readonly anchor: Element
}

/** A call that answers `total` for any scope: what the page shows now. */
export interface Counting {
  readonly path: string
  readonly extra?: Readonly<Record<string, string | null>>
}

const Context = createContext<(subject: Opened) => void>(() => {})

/** One menu for all values of a page: a table would else hold hundreds. */
export function ValueMenuProvider({ counting, children }: { readonly counting?: Counting; readonly children: ReactNode }) {
  const [opened, setOpened] = useState<Opened | null>(null)
  const [open, setOpen] = useState(false)
  const show = useCallback((subject: Opened) => {
    setOpened(subject)
    setOpen(true)
  }, [])
  return (
    <Context value={show}>
      {children}
      <Menu.Root open={open} onOpenChange={setOpen}>
        <Menu.Portal container={landmark('main')}>
          <Menu.Positioner className={control.positioner} anchor={opened?.anchor ?? null} align="start" sideOffset={4}>
            <Menu.Popup className={`${control.pop} ${control.menu}`} finalFocus={() => focusable(opened?.anchor)}>
              {opened && <Items {...opened} counting={counting} />}
            </Menu.Popup>
          </Menu.Positioner>
        </Menu.Portal>
      </Menu.Root>
    </Context>
  )
}

const focusable = (anchor: Element | undefined) =>
  anchor?.closest<HTMLElement>('[role="gridcell"]') ?? (anchor instanceof HTMLElement ? anchor : null)

function Items({ value, field, log, counting }: MenuSubject & { readonly counting: Counting | undefined }) {
  const [scope, setScope] = useScope()
  const text = value === null ? 'unset' : String(value)
  const include = field ? printFilter(exactly(field, value)) : null
  const exclude = field ? printFilter(exactly(field, value, true)) : null
  const total = useTotals(counting, include, exclude)
  return (
    <>
      {include && exclude && (
        <>
          <Menu.Item
            className={control.item}
            onClick={() => setScope({ filter: [...scope.filter.filter((one) => one !== exclude), include] })}
          >
            <Icon name="plus" /> Include
            <span>{total('include')}</span>
          </Menu.Item>
          <Menu.Item
            className={control.item}
            onClick={() => setScope({ filter: [...scope.filter.filter((one) => one !== include), exclude] })}
          >
            <Icon name="minus" /> Exclude
            <span>{total('exclude')}</span>
          </Menu.Item>
          <Menu.Item className={control.item} onClick={() => setScope({ filter: [include] })}>
            <Icon name="only" /> Only this
            <span>drops the other filters</span>
          </Menu.Item>
          {log && (
            <Menu.LinkItem
              className={control.item}
              closeOnClick
              render={<Link href={address(`/logs/${log}`, { ...scope, filter: [...scope.filter, include] })} />}
            >
              <Icon name="records" /> Show its records in <code>{log}</code>
            </Menu.LinkItem>
          )}
          <Menu.Separator className={control.separator} />
        </>
      )}
      <Menu.Item className={control.item} onClick={() => void navigator.clipboard.writeText(text)}>
        <Icon name="copy" /> Copy
      </Menu.Item>
      <Menu.Item className={control.item} onClick={() => void navigator.clipboard.writeText(defanged(text))}>
        <Icon name="copy" /> Copy defanged
        <span className="mono">{defanged(text).slice(0, 40)}</span>
      </Menu.Item>
    </>
  )
}

/** How many rows each choice would leave; nothing while it is counted or where the page has no such call. */
function useTotals(counting: Counting | undefined, include: string | null, exclude: string | null) {
  const [scope] = useScope()
  const url = (drop: string | null, put: string | null) =>
    counting && put
      ? address(counting.path, { ...scope, filter: [...scope.filter.filter((one) => one !== drop), put] }, { ...counting.extra, limit: 0 })
      : null
  const totals = {
    include: useJson<{ total?: number }>(url(exclude, include)).data?.total,
    exclude: useJson<{ total?: number }>(url(include, exclude)).data?.total,
  }
  return (choice: keyof typeof totals) => {
    const total = totals[choice]
    return total === undefined ? '' : `leaves ${counted(total, 'row')}`
  }
}

interface Props extends MenuSubject {
  /** Inside a grid the cell has the focus, and a key opens the menu. */
  readonly inGrid?: boolean
  readonly children: ReactNode
}

/** A value with its menu at hand: a small button that shows on hover and focus. */
export function WithMenu({ value, field, log, inGrid = false, children }: Props) {
  const show = useContext(Context)
  const subject = useMemo(() => ({ value, field, log }), [value, field, log])
  return (
    <span className={styles.held}>
      <span className={styles.text}>{children}</span>
      <button
        type="button"
        className={styles.open}
        tabIndex={inGrid ? -1 : 0}
        aria-haspopup="menu"
        aria-label={`Menu of ${value === null ? 'unset' : String(value)}`}
        onClick={(event) => {
          event.stopPropagation()
          show({ ...subject, anchor: event.currentTarget.parentElement ?? event.currentTarget })
        }}
      >
        <Icon name="down" />
      </button>
    </span>
  )
}
