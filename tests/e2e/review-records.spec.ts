import { atCard, enter, makeReview } from './review'
import { expect, test } from './sample'

test.use({ viewport: { width: 1280, height: 720 } })
test.slow()

test('a card names the hosts behind a name, and its records are paged through within the meeting', async ({ page, app }) => {
  const { id, cards } = await makeReview(page.request, app.url)
  const happens = (data: object) => page.request.post(`${app.url}/api/reviews/${id}/events`, { data: { by: 'Mara O.', ...data } })
  const place = cards.findIndex(({ kind, section }: { kind: string; section: string }) => kind === 'resolvers' && section === 'new')
  await happens({ kind: 'start' })
  await happens({ kind: 'show', card: place })
  await enter(page, app.url, id, 'Mara O.')
  await atCard(page, place + 1, cards.length)
  const { detail } = await (await page.request.get(`${app.url}/api/reviews/${id}/cards/${place}`)).json()
  const [host] = detail.who.first
  await expect(page.getByText(`Asked by ${host.host} ${host.records} lookup`)).toBeVisible()
  await page.keyboard.press('m')
  const [part] = detail.evidence
  const records = page.getByRole('region', { name: part.label })
  const shown = Math.min(20, part.total)
  await expect(records.getByRole('row')).toHaveCount(1 + shown)
  await expect(records).toContainText(`${part.total} dns records`)
  expect(part.total).toBeGreaterThan(20)
  const first = await records.getByRole('row').nth(1).innerText()
  await records.getByRole('button', { name: 'older' }).click()
  await expect(records).toContainText(`21 to ${Math.min(40, part.total)} of ${part.total}`)
  expect(await records.getByRole('row').nth(1).innerText()).not.toBe(first)
  await records.getByRole('button', { name: 'newer' }).click()
  await expect(records.getByRole('row').nth(1)).toHaveText(first.replaceAll('\t', ''))
  await page.keyboard.press('Escape')
  await atCard(page, place + 1, cards.length)
  await expect(page).toHaveURL(`${app.url}/reviews/${id}`)

  await page.keyboard.press('a')
  await page.getByLabel('in other hunts, too').check()
  await expect(page.getByText(/^(Also hides: .* \d+ rows?|Hides nothing in other hunts)\. Never: .*Port and protocol/)).toBeVisible({
    timeout: 60_000,
  })

  // With the focus beside the form as well, what is open is closed before the meeting is left.
  await page.evaluate(() => document.activeElement instanceof HTMLElement && document.activeElement.blur())
  await page.keyboard.press('Escape')
  await expect(page.getByLabel('in other hunts, too')).toBeHidden()
  await expect(page).toHaveURL(`${app.url}/reviews/${id}`)
})
