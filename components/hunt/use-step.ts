'use client'

import { usePathname } from 'next/navigation'
import { useJson } from '../query/use-json'
import { address } from '../url-state/address'
import { useScope } from '../url-state/scope'
import { useView } from '../url-state/view'
import type { Description } from './description'
import { narrows, type Step, scopeAfter } from './step'
import type { HuntParams } from './use-hunt-params'

/** Where doing a step leads, and how many rows it would leave: null before it is known. `now` is what is left where it changes nothing. */
export function useStep(hunt: Description, step: Step, params: HuntParams, now: number | null | 'done') {
  const [scope] = useScope()
  const [view] = useView()
  const path = usePathname()
  const after = scopeAfter(step, scope)
  const { sort = view.sort, ...changed } = step.params ?? {}
  const asks = now !== 'done' && narrows(step)
  const counted = useJson<{ total?: number }>(asks ? address(`/api/hunts/${hunt.id}`, after, { ...params, ...changed, limit: 0 }) : null)
  const narrowed = counted.busy || counted.error ? null : (counted.data?.total ?? null)
  return {
    href: address(path, after, { ...params, ...changed, sort, playbook: true }),
    left: asks ? narrowed : now === 'done' ? null : now,
  }
}
