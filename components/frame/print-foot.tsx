'use client'

import { useEffect } from 'react'
import { useScope } from '../url-state/scope'
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
    // As a text of CSS: whatever could end it is escaped.
    const quoted = text.replace(/["\\\n\r\f]/g, (character) => `\\${character.charCodeAt(0).toString(16)} `)
    document.documentElement.style.setProperty('--print-foot', `"${quoted}"`)
  }, [text])
  return null
}
