import AxeBuilder from '@axe-core/playwright'
import { atRest } from './fixture'
import { atCard, decisionsOf, enter, makeReview } from './review'
import { expect, firstWeek, test } from './sample'

test.use({ viewport: { width: 1280, height: 720 } })
test.slow()

test('a meeting is started from a comparison while one is told how far it is, and deleted after a second word', async ({ page, app }) => {
  await page.goto(`/hunts/baseline-change?baseline=${await firstWeek(app)}&from=2025-10-27T00:00Z`)
  await page.getByRole('button', { name: 'Start review…' }).press('Enter')
  const dialog = page.getByRole('dialog', { name: 'Start a review' })
  await expect(dialog.getByLabel('Window from')).toHaveValue('2025-10-27T00:00Z')
  await dialog.getByLabel('Title').fill('The second week')
  await dialog.getByLabel('Chair').fill('Mara O.')
  await dialog.getByLabel('Invited').fill('Jonas T., Ines P.')
  await dialog.getByLabel('Most changes').fill('7')
  await dialog.getByLabel('Least points').fill('101')
  await dialog.getByLabel('Least points').press('Enter')
  await expect(page).toHaveURL(/hunts/)
  await dialog.getByLabel('Least points').fill('30')
  await dialog.getByLabel('Least points').press('Enter')
  await expect(dialog.getByRole('progressbar', { name: 'Making the agenda' })).toBeVisible()
  await expect(page).toHaveURL(/\/reviews\/[0-9a-f-]{36}$/, { timeout: 60_000 })
  await expect(page.getByRole('region', { name: 'Opening' })).toContainText('In the chair Mara O.; invited Jonas T., Ines P.')
  const id = page.url().slice(-36)
  const { review } = await (await page.request.get(`/api/reviews/${id}`)).json()
  expect(review.cards.filter(({ section }: { section: string }) => /new|gone|changed/.test(section))).toHaveLength(7)

  await page.goto('/reviews')
  const row = page.getByRole('row').filter({ has: page.getByRole('link', { name: 'The second week' }) })
  await expect(row).toContainText(`0 of ${review.cards.length}`)
  await expect(row).toContainText('not begun')
  const { violations } = await new AxeBuilder({ page }).withTags(['wcag2a', 'wcag2aa']).analyze()
  expect(violations.map((one) => one.id)).toEqual([])
  await row.getByRole('button', { name: 'Delete The second week' }).click()
  const question = page.getByRole('dialog', { name: 'Delete The second week?' })
  await question.getByRole('button', { name: 'Keep it' }).click()
  await expect(row).toBeVisible()
  await row.getByRole('button', { name: 'Delete The second week' }).click()
  await question.getByRole('button', { name: 'Delete meeting' }).click()
  await expect(row).toBeHidden()
  expect((await page.request.get(`/api/reviews/${id}`)).status()).toBe(404)
})

test('a whole meeting is held with the keyboard alone, and each key does what it says', async ({ page, app }) => {
  const review = await makeReview(page.request, app.url)
  const { id, cards } = review
  const rowsOf = (place: number) => 1 + cards[place].like.length
  // The first four are decided one by one.
  const alike = cards.findIndex((_: unknown, place: number) => place > 3 && rowsOf(place) > 1)
  expect(alike).toBeGreaterThan(3)
  await page.goto(`${app.url}/reviews/${id}`)
  await expect(page.getByLabel('Your name')).toBeFocused()
  await page.keyboard.type('Mara O.')
  await page.keyboard.press('Enter')
  await expect(page.getByRole('button', { name: /^Begin the meeting/ })).toBeFocused()
  await page.keyboard.press('Enter')
  await atCard(page, 1, cards.length)

  const say = async (key: string, field: string, text: string) => {
    await page.keyboard.press(key)
    await expect(page.getByLabel(field)).toBeFocused()
    await page.keyboard.type(text)
    await page.keyboard.press('Enter')
    await expect(page.getByLabel(field)).toBeHidden()
  }
  await say('a', 'Why is it known good?', 'the ticket shop')
  await atCard(page, 2, cards.length)
  await say('e', 'What is it?', 'a resolver on trial')
  await atCard(page, 3, cards.length)
  await say('n', 'What is to be noted?', 'asked the owner')
  await atCard(page, 3, cards.length)
  await say('w', 'What to watch for?', 'whether it comes back')
  await atCard(page, 4, cards.length)
  await page.keyboard.press('d')
  await page.keyboard.type('which machine this is')
  await page.keyboard.press('Tab')
  await page.keyboard.type('Jonas T.')
  await page.keyboard.press('Tab')
  // The same day in whichever order the browser asks for its parts.
  await page.keyboard.type('05052030')
  await page.keyboard.press('Enter')
  await atCard(page, 5, cards.length)

  await page.keyboard.press('l')
  const first = page.getByRole('button', { name: new RegExp(`^${alike + 1} `) })
  await page.keyboard.press('End')
  await expect(page.getByRole('button', { name: new RegExp(`^${cards.length} `) })).toBeFocused()
  await page.keyboard.press('Home')
  await expect(page.getByRole('button', { name: /^1 / })).toBeFocused()
  for (let i = 0; i < 4; i++) await page.keyboard.press('ArrowDown')
  for (let i = 4; i < alike; i++) await page.keyboard.press('ArrowDown')
  for (let i = alike; i < 4; i++) await page.keyboard.press('ArrowUp')
  await expect(first).toBeFocused()
  await page.keyboard.press('Enter')
  await atCard(page, alike + 1, cards.length)
  const rows = rowsOf(alike)
  await page.keyboard.press('t')
  const preview = page.getByRole('region', { name: 'Rows that are decided together' })
  await expect(preview.getByRole('row')).toHaveCount(1 + rows)
  for (const { subject } of [cards[alike], ...cards[alike].like])
    await expect(preview.getByText(subject.title, { exact: true })).toBeVisible()
  await page.keyboard.type('nobody knows it')
  await page.keyboard.press('Enter')
  await expect(preview).toBeHidden()
  await expect(page.getByRole('img', { name: `5 of ${cards.length} decided` })).toBeVisible()

  // The meeting has gone on to the next card.
  await page.keyboard.press('u')
  await atCard(page, alike + 1, cards.length)
  await expect(page.getByText(`Undone: threat, card ${alike + 1}, ${rows} rows.`)).toBeVisible()
  await expect(page.getByRole('img', { name: `4 of ${cards.length} decided` })).toBeVisible()

  await page.keyboard.press('f')
  await expect(page.getByRole('button', { name: 'Enter end it' })).toBeFocused()
  await page.keyboard.press('Enter')
  await expect(
    page.getByText(`4 of ${cards.length} cards decided: 1 accepted, 1 explained, 1 to watch, 1 deferred; ${cards.length - 4} stay open.`),
  ).toBeVisible()
  await expect(page.getByText(/Jonas T\. by 05 May 2030/)).toBeVisible()
  await expect(page.getByRole('link', { name: 'Report' })).toHaveAttribute('href', `/reviews/${id}/report`)

  const told = await decisionsOf(page.request, app.url, id)
  expect(told.filter(({ verdict }) => verdict === 'threat')).toHaveLength(rows)
  expect(told.filter(({ verdict }) => verdict === 'undo')).toHaveLength(rows)
  const each = (verdict: string, place: number) => Array.from({ length: rowsOf(place) }, () => verdict)
  expect(told.filter(({ verdict }) => verdict !== 'threat' && verdict !== 'undo').map(({ verdict }) => verdict)).toEqual([
    ...each('accept', 0),
    ...each('explain', 1),
    ...each('note', 2),
    ...each('watch', 2),
    ...each('defer', 3),
  ])
  for (const { by, present } of told) expect([by, present]).toEqual(['Mara O.', ['Mara O.']])
  const { reviews } = await (await page.request.get(`${app.url}/api/reviews`)).json()
  expect(reviews.find((one: { id: string }) => one.id === id)).toMatchObject({ decided: 4, cards: cards.length, ended: expect.any(String) })
})

test('on the smallest projector nothing scrolls, nothing is small, and the contrast is high in both themes', async ({ page, app }) => {
  const { id, cards } = await makeReview(page.request, app.url)
  await page.request.post(`${app.url}/api/reviews/${id}/events`, { data: { by: 'Mara O.', kind: 'start' } })
  await enter(page, app.url, id, 'Mara O.')
  const seen = new Set<string>()
  for (const [place, card] of cards.entries()) {
    if (seen.has(`${card.section} ${card.kind}`)) continue
    seen.add(`${card.section} ${card.kind}`)
    await page.request.post(`${app.url}/api/reviews/${id}/events`, { data: { by: 'Mara O.', kind: 'show', card: place } })
    await atCard(page, place + 1, cards.length)
    await expect(page.getByRole('img', { name: / per day, UTC\./ })).toBeVisible()
    expect([card.sentence, await page.evaluate(small)]).toEqual([card.sentence, []])
    expect([card.sentence, await page.evaluate(scrolling)]).toEqual([card.sentence, []])
  }
  expect(seen.size).toBeGreaterThan(5)
  for (const key of ['Escape', 'l', '?', 'm']) {
    if (key !== 'Escape') await page.keyboard.press(key)
    await atRest(page)
    expect([key, await page.evaluate(small)]).toEqual([key, []])
    for (const theme of ['dark', 'light']) {
      await page.evaluate((name) => {
        document.documentElement.dataset.theme = name
      }, theme)
      const { violations } = await new AxeBuilder({ page })
        .options({ rules: { 'color-contrast-enhanced': { enabled: true } } })
        .withTags(['wcag2a', 'wcag2aa', 'wcag2aaa'])
        .analyze()
      expect([key, theme, violations.map((one) => [one.id, one.nodes.map(({ html }) => html.slice(0, 120))])]).toEqual([key, theme, []])
    }
  }
})

/** Texts below 20 px that are seen. */
function small(): string[] {
  return [...document.querySelectorAll<HTMLElement>('body *')]
    .filter(
      (element) =>
        !element.closest('.unseen, script, style') &&
        [...element.childNodes].some((node) => node.nodeType === Node.TEXT_NODE && node.textContent?.trim()),
    )
    .filter((element) => Number.parseFloat(getComputedStyle(element).fontSize) < 20)
    .map((element) => element.textContent ?? '')
}

/** What is larger than the place that it has. */
function scrolling(): string[] {
  const root = document.documentElement
  const page = root.scrollHeight > root.clientHeight || root.scrollWidth > root.clientWidth ? ['the page'] : []
  return [...document.querySelectorAll('main, article, article section, header')]
    .filter((element) => element.scrollHeight > element.clientHeight + 1 || element.scrollWidth > element.clientWidth + 1)
    .map((element) => element.className)
    .concat(page)
}
