import { type APIRequestContext, expect, type Page } from '@playwright/test'
import { firstWeek } from './sample'

/** The agenda of what the sample's second week changed; answers the review. */
export async function makeReview(request: APIRequestContext, url: string) {
  const made = await request.post(`${url}/api/reviews`, {
    data: {
      title: 'Week 44 against week 43',
      chair: 'Mara O.',
      invited: ['Jonas T.'],
      baseline: await firstWeek({ url }),
      search: 'from=2025-10-27&to=2025-11-03',
    },
  })
  expect(made.status()).toBe(200)
  return (await made.json()).review
}

/** Opens a meeting as somebody who has said before who they are. */
export async function enter(page: Page, url: string, id: string, who: string): Promise<void> {
  await page.addInitScript((name) => localStorage.setItem('author', name), who)
  await page.goto(`${url}/reviews/${id}`)
}

/** The line at the top that says which card of how many is shown. */
export const atCard = (page: Page, place: number, cards: number) =>
  expect(page.locator('header').getByText(`${place} of ${cards}`, { exact: true })).toBeVisible()

/** What was decided on the rows of a review, oldest first. */
export async function decisionsOf(request: APIRequestContext, url: string, id: string) {
  const { decisions } = await (await request.get(`${url}/api/reviews/${id}`)).json()
  return decisions as {
    id: string
    verdict: string
    by: string
    text: string
    subject: { row: string }
    undone_by: string | null
    present: string[]
  }[]
}
