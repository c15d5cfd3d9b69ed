'use client'

import { Button } from '../control/button'
import { Icon } from '../icon/icon'

/** Runs before the first paint, so that the chosen theme never flashes the other one. */
export const themeScript = `(() => {
  const dark = matchMedia('(prefers-color-scheme: dark)')
  const apply = () => {
    const chosen = localStorage.getItem('theme')
    document.documentElement.dataset.theme = chosen || (dark.matches ? 'dark' : 'light')
  }
  try { apply(); dark.addEventListener('change', apply) } catch {}
})()`

/** Switches between light and dark. A choice equal to the system's is forgotten, so that the page follows the system again. */
export function flipTheme(): void {
  const root = document.documentElement
  const next = root.dataset.theme === 'dark' ? 'light' : 'dark'
  const system = matchMedia('(prefers-color-scheme: dark)').matches ? 'dark' : 'light'
  root.dataset.theme = next
  if (next === system) localStorage.removeItem('theme')
  else localStorage.setItem('theme', next)
}

export function ThemeSwitch() {
  return (
    <Button look="plain" onClick={flipTheme} aria-label="Light or dark" title="Light or dark">
      <Icon name="contrast" />
    </Button>
  )
}
