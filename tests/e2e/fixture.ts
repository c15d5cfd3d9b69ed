import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { dirname, join } from 'node:path'
import { test as base, expect, type Page, type Request } from '@playwright/test'
import { type App, settled, startApp } from './app'

export { expect }

/** Contents by name; a name may hold folders. */
export type Files = Readonly<Record<string, string | Uint8Array>>

/** Writes files into a new temporary folder and answers its path. */
export async function folderWith(files: Files): Promise<string> {
  const folder = await mkdtemp(join(tmpdir(), 'spoor-logs-'))
  for (const [name, content] of Object.entries(files)) {
    await mkdir(dirname(join(folder, name)), { recursive: true })
    await writeFile(join(folder, name), content)
  }
  return folder
}

/** Asks the server to load paths and waits until it has. */
export async function load(app: App, paths: readonly string[]): Promise<void> {
  const answer = await fetch(`${app.url}/api/ingest`, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify({ paths }),
  })
  expect(answer.status).toBe(202)
  await settled(app)
}

const underWay = new WeakMap<Page, Set<Request>>()

/** Waits until half a second has passed without a call under way, but for the one that tells of decisions and never ends. */
export async function atRest(page: Page): Promise<void> {
  for (let quiet = 0; quiet < 5; ) {
    await page.waitForTimeout(100)
    quiet = underWay.get(page)?.size === 0 ? quiet + 1 : 0
  }
}

function countCalls(page: Page): void {
  const calls = new Set<Request>()
  underWay.set(page, calls)
  page.on('request', (request) => request.resourceType() !== 'eventsource' && calls.add(request))
  page.on('requestfinished', (request) => calls.delete(request))
  page.on('requestfailed', (request) => calls.delete(request))
}

/** What a page must never do: break, log an error, or ask for what its policy forbids. */
async function watch(page: Page, faults: string[]): Promise<void> {
  page.on('pageerror', (error) => faults.push(`error: ${error.message}`))
  page.on('console', (message) => {
    // A refused call is the page's to show; its line on the console comes from the browser.
    if (message.type() === 'error' && !message.text().startsWith('Failed to load resource')) faults.push(message.text())
  })
  await page.addInitScript(() => {
    document.addEventListener('securitypolicyviolation', (event) => {
      console.error(`policy: ${event.violatedDirective} forbids ${event.blockedURI} ${event.sample}`)
    })
  })
}

/** A page that is opened is ready for keys once React has taken over all its buttons. */
function waitUntilAlive(page: Page): void {
  const goto = page.goto.bind(page)
  page.goto = async (...args) => {
    const answer = await goto(...args)
    await page.waitForFunction(() =>
      [...document.querySelectorAll('button')].every((button) => Object.keys(button).some((key) => key.startsWith('__reactProps$'))),
    )
    return answer
  }
}

/** Each spec file says which `logs` its server holds and with which `settings`; every page is watched for faults. */
export const test = base.extend<{ faults: string[] }, { logs: Files; settings: Readonly<Record<string, string>>; app: App }>({
  logs: [{}, { scope: 'worker', option: true }],
  settings: [{}, { scope: 'worker', option: true }],
  app: [
    async ({ logs, settings }, use) => {
      const folder = await folderWith(logs)
      const app = await startApp({ paths: [folder], env: settings })
      await settled(app)
      await use(app)
      await app.stop()
      await rm(folder, { recursive: true, force: true })
    },
    { scope: 'worker', timeout: 120_000 },
  ],
  baseURL: async ({ app }, use) => use(app.url),
  // biome-ignore lint/correctness/noEmptyPattern: Playwright reads what a fixture needs from this pattern.
  faults: async ({}, use) => use([]),
  page: async ({ page, faults }, use) => {
    await watch(page, faults)
    waitUntilAlive(page)
    countCalls(page)
    await use(page)
    expect(faults).toEqual([])
  },
})
