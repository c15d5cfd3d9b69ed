'use client'

import { useState } from 'react'

/** Text that is typed; it outlives a reload of the page until it is used. */
export function useDraft(place: string): [string, (text: string) => void, () => void] {
  const key = `draft ${place}`
  const [text, setText] = useState(() => sessionStorage.getItem(key) ?? '')
  const change = (next: string) => {
    setText(next)
    sessionStorage.setItem(key, next)
  }
  const drop = () => sessionStorage.removeItem(key)
  return [text, change, drop]
}
