import AxeBuilder from '@axe-core/playwright'
import type { Page } from '@playwright/test'
import { atRest, expect, test } from './fixture'
import { grid, pane, row } from './places'
import { traffic } from './traffic'
import { monday, tsv } from './zeek'

const broken = `${tsv('weird', 'ts:time name:string', [[monday, 'x']])}no time\tx\n`
test.use({ logs: { ...traffic, 'broken.log': broken } })

/** No key of the page acts while a menu or dialog is open. */
async function close(page: Page): Promise<void> {
  await page.keyboard.press('Escape')
  await expect(page.locator('[role=dialog], [role=menu]')).toHaveCount(0)
}

/** `part` selects what has opened where the page behind it is looked at by another test. */
async function expectClean(page: Page, where: string, part = 'html'): Promise<void> {
  const { violations } = await new AxeBuilder({ page })
    .include(part)
    .withTags(['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa'])
    // They pass the focus on as soon as they get it, and so need no name.
    .exclude('[data-base-ui-focus-guard]')
    .analyze()
  const found = violations.map(({ id, nodes }) => `${where}: ${id} ${nodes.map((node) => node.target.join(' ')).join(', ')}`)
  expect(found).toEqual([])
}

const pages = [
  '/',
  '/files',
  '/logs',
  '/logs/conn',
  '/logs/http?filter=method:NONE',
  '/logs/kerberos',
  '/hunts/fast-flux',
  '/settings',
] as const
const settledPage = async (page: Page) => {
  await expect(page.getByRole('heading', { level: 1 })).toBeVisible()
  await expect(page.getByRole('main').locator('[role=grid], [role=alert], table').first()).toBeVisible()
  await atRest(page)
}

for (const theme of ['light', 'dark'] as const) {
  test.describe(theme, () => {
    test.use({ colorScheme: theme })

    for (const path of pages)
      test(`${path} is clean`, async ({ page }) => {
        await page.goto(path)
        await settledPage(page)
        await expect(page.locator('html')).toHaveAttribute('data-theme', theme)
        await expectClean(page, path)
      })

    test('an open record, row, file and playbook are clean', async ({ page }) => {
      test.slow()
      for (const [path, label] of [
        ['/logs/conn', 'Record'],
        ['/hunts/fast-flux', 'Row'],
        ['/files', 'File'],
      ] as const) {
        await page.goto(path)
        await row(page, 0).getByRole('gridcell').last().click()
        await expect(pane(page, label).getByRole('heading').nth(1)).toBeVisible()
        await atRest(page)
        await expectClean(page, `${path} with ${label}`)
      }
      await page.goto('/hunts/fast-flux?playbook=true')
      await expect(pane(page, 'Playbook')).toBeVisible()
      await settledPage(page)
      await expectClean(page, 'Playbook')
    })

    test('open menus, popovers and dialogs are clean', async ({ page }) => {
      test.slow()
      await page.goto('/logs/conn')
      await settledPage(page)
      const cell = row(page, 0).getByRole('gridcell').filter({ hasText: '198.51.100.' })
      await cell.hover()
      await cell.getByRole('button', { name: /^Menu of/ }).click()
      await expect(page.getByRole('menu')).toBeVisible()
      await expectClean(page, 'menu of a value', '[role=menu]')
      await close(page)
      await page.getByRole('button', { name: 'Export' }).click()
      await expect(page.getByRole('menu')).toBeVisible()
      await expectClean(page, 'Export', '[role=menu]')
      await close(page)
      await page.getByRole('button', { name: 'About service' }).click()
      await expect(page.getByRole('dialog')).toBeVisible()
      await expectClean(page, 'About service', '[role=dialog]')
      await close(page)
      await page.getByRole('button', { name: /^Columns/ }).click()
      await expect(page.getByRole('dialog')).toBeVisible()
      await expectClean(page, 'Columns', '[role=dialog]')
      await close(page)
      await page.getByRole('button', { name: /^Time range/ }).click()
      await expect(page.getByRole('dialog')).toContainText('records')
      await expectClean(page, 'Time range', '[role=dialog]')
      await close(page)
      await page.keyboard.press('Control+k')
      await expect(page.getByRole('dialog', { name: 'Find' })).toBeVisible()
      await expectClean(page, 'Find', '[role=dialog]')
      await close(page)
      await page.keyboard.press('?')
      await expect(page.getByRole('dialog')).toBeVisible()
      await expectClean(page, 'Keys', '[role=dialog]')
      await page.goto('/hunts/fast-flux')
      await settledPage(page)
      await page.getByRole('button', { name: /^Parameters/ }).click()
      await expect(page.getByRole('dialog')).toBeVisible()
      await expectClean(page, 'Parameters', '[role=dialog]')
    })
  })
}

test('Tab reaches every button, link and field of a page, and shows where it is', async ({ page }) => {
  for (const path of ['/', '/files', '/logs/conn', '/hunts/fast-flux']) {
    await page.goto(path)
    await settledPage(page)
    // Inside a grid the focused cell stands for what it holds: m, Enter and ? act on it.
    const wanted = await page.evaluate(() => {
      const usable = [
        ...document.querySelectorAll<HTMLElement>('a[href], button:not([disabled]), input, select, textarea, [role=slider], summary'),
      ]
      const outside = usable.filter((element) => element.checkVisibility() && !element.closest('[role=grid], nextjs-portal'))
      for (const [i, element] of outside.entries()) element.dataset.wanted = String(i)
      return outside.length
    })
    const reached = new Set<string>()
    for (let presses = 0; presses < wanted + 20 && reached.size < wanted; presses++) {
      await page.keyboard.press('Tab')
      const at = await page.evaluate(() => {
        const element = document.activeElement
        if (!(element instanceof HTMLElement)) return null
        const style = getComputedStyle(element)
        const seen = style.outlineStyle !== 'none' || style.boxShadow !== 'none'
        return { wanted: element.dataset.wanted ?? null, seen, what: element.outerHTML.slice(0, 120) }
      })
      if (at?.wanted) {
        reached.add(at.wanted)
        expect(at.seen, at.what).toBe(true)
      }
    }
    expect([path, reached.size]).toEqual([path, wanted])
  }
})

test('a table has one place in the order of focus, and arrows move within it', async ({ page }) => {
  await page.goto('/logs/conn')
  await expect(row(page, 0)).toBeVisible()
  expect(await grid(page).locator('[tabindex="0"]').count()).toBe(1)
  await grid(page).locator('[tabindex="0"]').focus()
  await page.keyboard.press('ArrowDown')
  await page.keyboard.press('ArrowRight')
  await expect(row(page, 1).getByRole('gridcell').nth(1)).toBeFocused()
  await page.keyboard.press('ArrowRight')
  await page.keyboard.press('m')
  await expect(page.getByRole('menuitem', { name: 'Exclude' })).toBeVisible()
  await close(page)
  await expect(row(page, 1).getByRole('gridcell').nth(2)).toBeFocused()
  await page.keyboard.press('Enter')
  await expect(pane(page, 'Record')).toBeVisible()
  await page.keyboard.press('j')
  await expect(row(page, 2)).toHaveAttribute('aria-selected', 'true')
  await close(page)
  await expect(pane(page, 'Record')).toBeHidden()
})
