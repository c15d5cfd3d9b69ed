'use client'
import { type RefObject, useCallback, useLayoutEffect, useMemo, useState } from 'react'
import { type Layout, layOut, narrowest, type Sizable } from './layout'

interface Measured {
  readonly width: number
  readonly height: number
  /** px of a row and of the head: tokens, which the present and print themes change. */
  readonly row: number
  readonly head: number
}

function token(element: Element, name: string): number {
  return Number.parseFloat(getComputedStyle(element).getPropertyValue(name))
}

function measure(element: HTMLElement, dense: boolean): Measured {
  return {
    width: element.clientWidth,
    height: element.clientHeight,
    row: token(element, dense ? '--row-dense' : '--row') || 28,
    head: element.querySelector('[data-head]')?.clientHeight ?? 40,
  }
}

/** px between the margins of a printed page, at which columns yield like on a screen of that width. */
const paper = 720

/** The grid's columns laid out for the width of its scroller or of paper, with the widths that the user has dragged. */
export function useLayout(
  scroller: RefObject<HTMLElement | null>,
  columns: readonly Sizable[],
  hidden: readonly string[],
  dense: boolean,
  printing: boolean,
) {
  const [measured, setMeasured] = useState<Measured>({ width: 0, height: 0, row: dense ? 24 : 28, head: 40 })
  const [sized, setSized] = useState<Readonly<Record<string, number>>>({})

  useLayoutEffect(() => {
    const element = scroller.current
    if (!element) return
    const read = () => setMeasured(measure(element, dense))
    read()
    const observer = new ResizeObserver(read)
    observer.observe(element)
    return () => observer.disconnect()
  }, [scroller, dense])

  const width = printing ? paper : measured.width
  const layout: Layout = useMemo(() => layOut(columns, width, hidden, sized), [columns, width, hidden, sized])
  const resize = useCallback((id: string, width: number) => setSized((old) => ({ ...old, [id]: Math.max(narrowest, width) })), [])
  return { layout, measured, resize }
}
