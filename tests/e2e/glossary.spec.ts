import AxeBuilder from '@axe-core/playwright'
import { expect, test } from './fixture'
import { head } from './places'
import { traffic } from './traffic'

test.use({ logs: traffic })

test('the glossary is found, searched and left with the scope kept', async ({ page }) => {
  await page.goto('/?filter=service:ssl')
  await page.getByRole('navigation', { name: 'Views' }).getByRole('link', { name: 'Glossary' }).click()
  await expect(page.getByRole('heading', { level: 1 })).toHaveText('What do these words mean?')
  await page.getByRole('searchbox', { name: 'Find a term' }).fill('known_services port_num')
  await expect(page.getByRole('status').filter({ hasText: 'terms' })).toHaveText(/^1 of \d+ terms$/)
  await expect(page).toHaveURL(/q=known_services/)
  await expect(page.getByText('Port of the service.')).toBeVisible()
  await page.getByRole('heading', { name: 'known_services.log' }).getByRole('link').click()
  await expect(page).toHaveURL(/\/logs\/known_services\?filter=service:ssl/)
})

test('a search that nothing fits says so and offers all terms', async ({ page }) => {
  await page.goto('/glossary?q=no-such-word')
  await expect(page.getByText('No term holds “no-such-word”.')).toBeVisible()
  await page.getByRole('link', { name: /Show all/ }).click()
  await expect(page.getByRole('heading', { name: 'conn.log', exact: true })).toBeVisible()
})

test('a column’s head leads to its term, which is marked', async ({ page }) => {
  await page.goto('/hunts/fast-flux')
  await head(page, 'churn').getByRole('button', { name: 'About Churn' }).click()
  await page.getByRole('link', { name: 'In the glossary' }).click()
  await expect(page).toHaveURL(/\/glossary#hunts\.fast-flux\.churn$/)
  await expect(page.locator('[data-here]')).toContainText('Mean of 1 − Jaccard')
  await expect(page.locator('[data-here]')).toBeInViewport()
})

test('the glossary has no faults of access', async ({ page }) => {
  await page.goto('/glossary?q=server')
  await expect(page.getByRole('heading', { name: 'ssl.log', exact: true })).toBeVisible()
  const { violations } = await new AxeBuilder({ page }).withTags(['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa']).analyze()
  expect(violations.map(({ id, nodes }) => `${id}: ${nodes[0]?.html}`)).toEqual([])
})
