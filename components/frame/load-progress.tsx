'use client'
export function LoadProgress() {
  return null
}
