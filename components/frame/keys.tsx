'use client'

import { createContext, type ReactNode, useCallback, useContext, useEffect, useMemo, useRef, useState } from 'react'

export interface Key {
  /** As `KeyboardEvent.key` names it, lower case: `f`, `?`, `escape`. Several are one line of the list: `j k`. */
  readonly key: string
  readonly does: string
  readonly place: 'Anywhere' | 'In a table' | 'In a row' | 'In a matrix'
  /** Without it the key is only listed: whatever has the focus acts on it. */
  readonly run?: () => void
  /** Shown in the status line. */
  readonly hint?: boolean
}

type Lists = ReadonlyMap<string, readonly Key[]>

const Context = createContext<{ lists: Lists; put: (owner: string, keys: readonly Key[] | null) => void } | null>(null)

export function KeysProvider({ children }: { readonly children: ReactNode }) {
  const [lists, setLists] = useState<Lists>(new Map())
  const latest = useRef(lists)
  latest.current = lists

  useEffect(() => {
    const onKey = (event: KeyboardEvent) => {
      if (event.defaultPrevented || event.altKey || takesText(event.target) || document.querySelector('[role="dialog"], [role="menu"]'))
        return
      // Space presses the button that has the focus.
      if (event.key === ' ' && event.target instanceof HTMLButtonElement) return
      const pressed = (event.ctrlKey || event.metaKey ? 'ctrl+' : '') + (event.key === ' ' ? 'space' : event.key.toLowerCase())
      const key = [...latest.current.values()].flat().find((one) => one.run && one.key.split(' ').includes(pressed))
      if (!key?.run) return
      event.preventDefault()
      key.run()
    }
    document.addEventListener('keydown', onKey)
    return () => document.removeEventListener('keydown', onKey)
  }, [])

  // Stable, or declaring keys would change the lists that declare them again.
  const put = useCallback(
    (owner: string, keys: readonly Key[] | null) =>
      setLists((before) => {
        const after = new Map(before)
        if (keys) after.set(owner, keys)
        else after.delete(owner)
        return after
      }),
    [],
  )
  const value = useMemo(() => ({ lists, put }), [lists, put])
  return <Context value={value}>{children}</Context>
}

function takesText(target: EventTarget | null): boolean {
  return target instanceof HTMLElement && (target.isContentEditable || /^(INPUT|TEXTAREA|SELECT)$/.test(target.tagName))
}

function useContextKeys() {
  const keys = useContext(Context)
  if (!keys) throw new Error('Keys are used outside the frame.')
  return keys
}

/** Declares keys while the component stands; they act, and are listed under `?`. What a key does may change at each render. */
export function useKeys(owner: string, keys: readonly Key[]): void {
  const { put } = useContext(Context) ?? {}
  const latest = useRef(keys)
  useEffect(() => {
    latest.current = keys
  })
  const listed = JSON.stringify(keys.map(({ run, ...rest }) => ({ ...rest, acts: run !== undefined })))
  useEffect(() => {
    const declared: (Omit<Key, 'run'> & { acts: boolean })[] = JSON.parse(listed)
    put?.(
      owner,
      declared.map(({ acts, ...key }, i) => ({ ...key, ...(acts && { run: () => latest.current[i]?.run?.() }) })),
    )
    return () => put?.(owner, null)
  }, [owner, listed, put])
}

export function useAllKeys(): readonly Key[] {
  return [...useContextKeys().lists.values()].flat()
}

const names: Readonly<Record<string, string>> = {
  escape: 'Esc',
  enter: 'Enter',
  arrowup: '↑',
  arrowdown: '↓',
  arrowleft: '←',
  arrowright: '→',
  space: 'Space',
}

export function KeyCaps({ keys }: { readonly keys: string }) {
  return keys
    .split(' ')
    .map((key) => <kbd key={key}>{names[key] ?? key.replace('ctrl+', 'Ctrl ').replace(/\b[a-z]$/, (c) => c.toUpperCase())}</kbd>)
}
