import { spawnSync } from 'node:child_process'
import { delimiter, isAbsolute, join } from 'node:path'
import { chromium } from '@playwright/test'

const NAMES = [
  'chromium',
  'chromium-browser',
  'google-chrome-stable',
  'google-chrome',
  '/snap/bin/chromium',
  '/Applications/Google Chrome.app/Contents/MacOS/Google Chrome',
  '/Applications/Chromium.app/Contents/MacOS/Chromium',
]

/** Playwright takes a path, not a name that stands in PATH. */
const system = () =>
  NAMES.flatMap((name) => (isAbsolute(name) ? [name] : (process.env.PATH ?? '').split(delimiter).map((folder) => join(folder, name))))

/** The path of a Chromium that starts: Playwright's own, else the system's, else a download, else Debian's package. */
export function findChromium(): string {
  const own = () => [chromium.executablePath()].find(starts)
  const found = own() ?? system().find(starts) ?? (download() ? own() : undefined) ?? (installed() ? system().find(starts) : undefined)
  if (found) return found
  throw new Error(
    'No Chromium found: install one with your package manager (Debian: apt-get install chromium) or with: npx playwright install chromium',
  )
}

/** Asks for the version: a browser that is there but lacks its libraries does not answer. */
function starts(path: string): boolean {
  return spawnSync(path, ['--version'], { timeout: 30_000 }).status === 0
}

function download(): boolean {
  return spawnSync('npx', ['playwright', 'install', 'chromium'], { stdio: 'inherit', timeout: 10 * 60_000 }).status === 0
}

function installed(): boolean {
  if (process.platform !== 'linux' || process.getuid?.() !== 0) return false
  const apt = (...args: string[]) =>
    spawnSync('apt-get', args, { stdio: 'inherit', timeout: 10 * 60_000, env: { ...process.env, DEBIAN_FRONTEND: 'noninteractive' } })
      .status === 0
  return apt('update') && apt('install', '-y', '--no-install-recommends', 'chromium')
}
