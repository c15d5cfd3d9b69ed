import type { Page } from '@playwright/test'
import { type App, settled, startApp } from './app'
import { test as base, expect } from './fixture'

export { expect }

/** Each spec file has a server of its own with the bundled sample: two weeks, the second with stories that the first has not. */
export const test = base.extend<object, { app: App }>({
  app: [
    // biome-ignore lint/correctness/noEmptyPattern: Playwright reads what a fixture needs from this pattern.
    async ({}, use) => {
      const app = await startApp()
      await settled(app)
      await use(app)
      await app.stop()
    },
    { scope: 'worker', timeout: 180_000 },
  ],
})

export const secondWeek = 'from=2025-10-27T00:00Z'

/** What the API answers. */
export const ask = async (app: Pick<App, 'url'>, path: string) => (await fetch(`${app.url}${path}`)).json()

/** Freezes the first week unless it is frozen; answers the baseline's id. */
export async function firstWeek(app: Pick<App, 'url'>): Promise<string> {
  const { baselines } = await ask(app, '/api/baselines')
  if (baselines[0]) return baselines[0].id
  const answer = await fetch(`${app.url}/api/baselines`, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify({ name: 'Week 43', from: '2025-10-20', to: '2025-10-27' }),
  })
  expect(answer.status).toBe(200)
  return (await answer.json()).baseline.id
}

/** The page that compares the second week with the first. */
export const comparison = async (app: App): Promise<string> => `/hunts/baseline-change?baseline=${await firstWeek(app)}&${secondWeek}`

export const differs = (page: Page) => page.getByRole('region', { name: 'What differs', exact: true })
