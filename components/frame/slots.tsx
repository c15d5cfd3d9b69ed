'use client'

import { createContext, type ReactNode, useCallback, useContext, useMemo, useState } from 'react'
import { createPortal } from 'react-dom'

/** Places of the frame that a page fills: they stay where they are while the page below changes. */
export type SlotName = 'shown' | 'remark' | 'status' | 'export'

type Places = Readonly<Partial<Record<SlotName, HTMLElement>>>

const Context = createContext<{ places: Places; place: (name: SlotName, element: HTMLElement | null) => void } | null>(null)

export function SlotsProvider({ children }: { readonly children: ReactNode }) {
  const [places, setPlaces] = useState<Places>({})
  const place = useCallback((name: SlotName, element: HTMLElement | null) => {
    setPlaces(({ [name]: _, ...rest }) => (element ? { ...rest, [name]: element } : rest))
  }, [])
  const value = useMemo(() => ({ places, place }), [places, place])
  return <Context value={value}>{children}</Context>
}

function useSlots() {
  const slots = useContext(Context)
  if (!slots) throw new Error('A slot is used outside the frame.')
  return slots
}

export function Slot({ name, className }: { readonly name: SlotName; readonly className?: string | undefined }) {
  const { place } = useSlots()
  const ref = useCallback((element: HTMLDivElement | null) => place(name, element), [name, place])
  return <div ref={ref} className={className} />
}

/** Shows its children in a place of the frame: `<Into slot="shown">214 of 6,214 names</Into>`. */
export function Into({ slot, children }: { readonly slot: SlotName; readonly children: ReactNode }) {
  const place = useSlots().places[slot]
  return place ? createPortal(children, place) : null
}
