import AxeBuilder from '@axe-core/playwright'
import type { Page } from '@playwright/test'
import { atRest } from './fixture'
import { cellOf, expectRows, head, pane, row, scope, tabTo } from './places'
import { ask, comparison, expect, firstWeek, secondWeek, test } from './sample'

test.slow()

async function expectClean(page: Page): Promise<void> {
  const { violations } = await new AxeBuilder({ page })
    .withTags(['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa'])
    .exclude('[data-base-ui-focus-guard]')
    .analyze()
  expect(violations.map(({ id, nodes }) => `${id} ${nodes.map((node) => node.target.join(' ')).join(', ')}`)).toEqual([])
}

test('an end that is an address leads to its host, and a filter on it keeps its rows', async ({ page, app }) => {
  await page.goto(`${await comparison(app)}&filter=change:new&filter=way:outward`)
  await expect(row(page, 0)).toBeVisible()
  const source = await cellOf(page, 0, 'source')
  await row(page, 0)
    .getByRole('button', { name: `Menu of ${source}`, exact: true })
    .click()
  const menu = page.getByRole('menu')
  await expect(menu.getByRole('menuitem', { name: 'Open host page' })).toBeVisible()
  await menu.getByRole('menuitem', { name: /^Include/ }).click()
  await expect(scope(page)).toContainText(`source${source}`)
  await expect(row(page, 0)).toContainText(source)
  const { total } = await ask(
    app,
    `/api/hunts/baseline-change?baseline=${await firstWeek(app)}&${secondWeek}&filter=change:new&filter=way:outward&filter=source:${source}&limit=0`,
  )
  await expectRows(page, total)
})

test('edges as a matrix: a cell keeps its rows by keyboard', async ({ page, app }) => {
  await page.goto(`${await comparison(app)}&kind=names`)
  await page.getByRole('button', { name: /^Edges as a matrix/ }).click()
  const cells = page.getByRole('table', { name: /^Edges that differ/ }).getByRole('button')
  await tabTo(page, cells.first())
  await page.keyboard.press('ArrowRight')
  await page.keyboard.press('ArrowDown')
  await expect(cells.first()).not.toBeFocused()
  const held = cells.and(page.getByRole('button', { name: /^\d.* to \d.*: \d+ edge/ })).first()
  const [, source, target, count] = /^(\S+) to (\S+): (\d+) edge/.exec((await held.getAttribute('aria-label')) ?? '') ?? []
  await held.press('Enter')
  await expect(scope(page)).toContainText(`source${source}`)
  await expect(scope(page)).toContainText(`target${target}`)
  await expectRows(page, Number(count))
  await page.goBack()
  await expect(scope(page)).not.toContainText('source')
})

test('old, new and difference are seen at 1440 without scrolling sideways, and a certificate leads to its page', async ({ page, app }) => {
  await page.goto(await comparison(app))
  await expect(row(page, 0)).toBeVisible()
  for (const column of ['old', 'new', 'difference']) await expect(head(page, column)).toBeInViewport({ ratio: 1 })

  await page.goto(`${await comparison(app)}&kind=certificates`)
  await row(page, 0).getByRole('gridcell').last().click()
  await pane(page, 'Row').getByRole('link', { name: 'Open certificate' }).click()
  await expect(page).toHaveURL(/\/certificates\/[\da-f]{64}/)
  await expect(page.getByRole('main').getByRole('region', { name: 'Validity' })).toBeVisible()
})

for (const theme of ['light', 'dark'] as const)
  test.describe(theme, () => {
    test.use({ colorScheme: theme })

    test('the list, the form and the comparison with an open row are clean', async ({ page, app }) => {
      await page.goto('/baselines')
      await page.getByRole('button', { name: 'Week 43' }).click()
      await expect(pane(page, 'Baseline')).toContainText('Fingerprint')
      await expect(page.locator('html')).toHaveAttribute('data-theme', theme)
      await expectClean(page)
      await page.getByRole('button', { name: 'Freeze this window' }).click()
      await expect(page.getByRole('dialog')).toBeVisible()
      await expectClean(page)
      await page.goto(await comparison(app))
      // What differs stands above the rows and moves them when it comes.
      await atRest(page)
      await row(page, 0).getByRole('gridcell').first().click()
      await expect(pane(page, 'Row').getByRole('img', { name: /per day, baseline/ })).toBeVisible()
      await atRest(page)
      await expectClean(page)
    })
  })
