'use client'

import { useCallback } from 'react'
import { useScope } from '../url-state/scope'
import type { OkAnswer } from './answer'
import type { HuntParams } from './use-hunt-params'

type Hidden = OkAnswer['hidden'][number]

/** Parameters that no hunt owns: they are a part of the scope and follow the user. Each with what it is where the link does not say. */
const wide = { hide_popular: '0', show_allowed: 'false' } as const

const isWide = (name: string): name is keyof typeof wide => name in wide

const texts = (values: Hidden['show']): HuntParams =>
  Object.fromEntries(Object.entries(values).map(([name, value]) => [name, String(value)]))

/** Whether what a switch hides is listed now, and the other way round of each switch. */
export function useHidden(params: HuntParams, onChange: (change: HuntParams) => void) {
  const [scope, setScope] = useScope()
  const isShown = ({ show }: Hidden): boolean =>
    Object.entries(show).every(([name, value]) => (isWide(name) ? (scope[name] ?? wide[name]) : params[name]) === String(value))
  const change = useCallback(
    (next: HuntParams) => {
      const own = Object.entries(next).filter(([name]) => !isWide(name))
      const others = Object.entries(next).flatMap(([name, text]) => (isWide(name) ? [[name, text === wide[name] ? null : text]] : []))
      if (own.length > 0) onChange(Object.fromEntries(own))
      if (others.length > 0) setScope(Object.fromEntries(others))
    },
    [onChange, setScope],
  )
  return {
    isShown,
    show: ({ show }: Hidden) => change(texts(show)),
    // A switch that was turned off hides nothing now, and stays so that it can be turned on again.
    hide: ({ show, hide }: Hidden) => change(hide ? texts(hide) : Object.fromEntries(Object.keys(show).map((name) => [name, null]))),
  }
}
