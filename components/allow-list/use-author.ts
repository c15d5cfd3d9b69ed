'use client'

import { useEffect, useState } from 'react'

/** Who decides, remembered by this browser. */
export function useAuthor(): [string, (author: string) => void] {
  const [author, set] = useState('')
  useEffect(() => set(localStorage.getItem('author') ?? ''), [])
  const change = (next: string) => {
    set(next)
    localStorage.setItem('author', next)
  }
  return [author, change]
}
