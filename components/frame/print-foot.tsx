'use client'

import { useEffect } from 'react'
import { useScope } from '../url-state/scope'
import { cssText } from '../value/css-text'
import { span } from '../value/time'
import { visible } from '../value/visible'
import { useFrameData } from './frame-data'

/** What stands at the foot of each printed page beside its number: data set, time and filters. */
export function PrintFoot() {
  const { dataset } = useFrameData()
  const [{ from, to, filter }] = useScope()
  const [first, last] = [from ?? dataset?.from, to ?? dataset?.to]
  const parts = ['Spoor', dataset?.name, first && last && span(first, last, true), ...filter]
  const text = visible(parts.filter(Boolean).join(' · '))
  useEffect(() => {
    document.documentElement.style.setProperty('--print-foot', cssText(text))
  }, [text])
  return null
}
