import AxeBuilder from '@axe-core/playwright'
import type { Locator, Page } from '@playwright/test'
import { atRest, expect, test } from './fixture'
import { expectRows, grid, pane, row, scope } from './places'
import { traffic } from './traffic'

test.use({
  logs: traffic,
  settings: { SPOOR_LINKS: 'Register https://whois.test/ip/{address}; Search https://search.test/?q={value}' },
})

const main = (page: Page): Locator => page.getByRole('main')
const way = (page: Page): Locator => page.getByRole('navigation', { name: 'Way here' })
const title = (page: Page): Locator => page.getByRole('heading', { level: 1 })

/** Opens the menu of a value by its button. */
async function menuOf(place: Locator, value: string): Promise<void> {
  await place.hover()
  await place
    .getByRole('button', { name: `Menu of ${value}`, exact: true })
    .first()
    .click()
}

test('from a hunt’s row to its name, to a client and back, with scope, order and open row', async ({ page }) => {
  await page.goto('/hunts/fast-flux?from=2025-10-27T00:30:00Z&sort=-addresses')
  const subject = grid(page).getByRole('row').filter({ hasText: 'ever.changing.example' })
  await subject.getByRole('gridcell').last().click()
  await expect(pane(page, 'Row')).toContainText('ever.changing.example')
  const opened = page.url()
  await menuOf(subject.getByRole('gridcell').filter({ hasText: 'ever.changing.example' }), 'ever.changing.example')
  await page.getByRole('menuitem', { name: 'Open name page' }).click()

  await expect(page).toHaveURL(/\/names\/ever\.changing\.example\?/)
  await expect(title(page)).toContainText('ever.changing.example')
  await expect(main(page)).toContainText('used by 2 hosts')
  await expect(scope(page)).toContainText('24 records')
  expect(new URL(page.url()).searchParams.get('from')).toBe('2025-10-27T00:30:00Z')
  await expect(way(page).getByRole('link', { name: 'Fast flux' })).toBeVisible()

  const clients = main(page).getByRole('table', { name: 'Clients' })
  await clients.getByRole('link', { name: '10.0.0.2', exact: true }).click()
  await expect(title(page)).toContainText('10.0.0.2')
  await expect(way(page).getByRole('link')).toHaveText(['Fast flux', 'ever.changing.example'])

  await page.goBack()
  await expect(title(page)).toContainText('ever.changing.example')
  await page.goBack()
  await expect(pane(page, 'Row')).toContainText('ever.changing.example')
  expect(page.url()).toBe(opened)

  await page.goForward()
  await way(page).getByRole('link', { name: 'Fast flux' }).click()
  await expect(pane(page, 'Row')).toContainText('ever.changing.example')
  expect(page.url()).toBe(opened)
})

test('a host’s numbers lead to exactly so many records, and back', async ({ page }) => {
  await page.goto('/hosts/10.0.0.3?filter=service:http')
  const records = main(page).getByRole('table', { name: 'Raw records' })
  await records.getByRole('link', { name: '100 records in conn' }).click()
  await expectRows(page, 100)
  await expect(scope(page)).toContainText('host10.0.0.3')
  await page.goBack()
  await expect(title(page)).toContainText('10.0.0.3')
})

test('a block without its log says which, and the others stand', async ({ page }) => {
  await page.goto('/hosts/10.0.0.1')
  await expect(main(page)).toContainText('ssl.log and x509.log are not in this data')
  await expect(main(page).getByRole('table', { name: 'Peers it called' })).toBeVisible()
  await expect(main(page).getByRole('table', { name: 'Rows of hunts' })).toContainText('ever.changing.example')
})

test('n more shows a block whole, and back the others again', async ({ page }) => {
  await page.goto('/hosts/10.0.0.1')
  const peers = main(page).getByRole('table', { name: 'Peers it called' })
  await expect(peers.getByRole('row')).toHaveCount(7)
  await main(page)
    .getByRole('button', { name: /more: Peers it called$/ })
    .click()
  await expect(peers.getByRole('row')).not.toHaveCount(7)
  const { blocks } = await (await page.request.get('/api/hosts/10.0.0.1?block=called&limit=1000')).json()
  await expect(peers.getByRole('row')).toHaveCount(1 + blocks[0].total)
  await page.goBack()
  await expect(peers.getByRole('row')).toHaveCount(7)
})

test('the palette finds an address by its beginning, and Enter opens its page', async ({ page }) => {
  await page.goto('/logs/conn?filter=service:ssl')
  await expectRows(page, 300)
  await atRest(page)
  await page.keyboard.press('Control+k')
  await page.getByRole('combobox').fill('198.51.100.4')
  const found = page.getByRole('listbox', { name: 'Found' })
  await expect(found.getByRole('option', { name: /^198\.51\.100\.4 / })).toBeVisible()
  await page.keyboard.press('Enter')
  await expect(title(page)).toContainText('198.51.100.4')
  await expect(way(page).getByRole('link', { name: 'conn' })).toBeVisible()
  await expect(scope(page)).toContainText('ssl')

  await page.keyboard.press('Control+k')
  await page.getByRole('combobox').fill('changing')
  await expect(page.getByRole('dialog')).toContainText('read as part of a name')
  await expect(found.getByRole('option', { name: /ever\.changing\.example 2 hosts/ })).toBeVisible()
  await page.keyboard.press('Enter')
  await expect(page).toHaveURL(/\/names\/ever\.changing\.example/)
})

test('a uid’s menu leads to its records in each log', async ({ page }) => {
  await page.goto('/logs/conn?filter=uid:C2')
  await expectRows(page, 1)
  const cell = row(page, 0).getByRole('gridcell').filter({ hasText: /^C2$/ })
  await menuOf(cell, 'C2')
  await expect(page.getByRole('menuitem', { name: /With this uid in conn/ })).toContainText('1 record')
  await page.getByRole('menuitem', { name: /With this uid in http/ }).click()
  await expect(page).toHaveURL(/\/logs\/http\?filter=uid:C2/)
  await expectRows(page, 1)
})

test('a port leads to the service of its record, and a look-up outside is a link that nothing follows by itself', async ({ page }) => {
  const outside: string[] = []
  page.on('request', (request) => {
    if (request.url().includes('.test')) outside.push(request.url())
  })
  await page.goto('/logs/conn?filter=service:ssh')
  const ports = row(page, 0).getByRole('gridcell').filter({ hasText: /^22$/ })
  await menuOf(ports, '22')
  await expect(page.getByRole('menuitem', { name: 'Look up at Search' })).toHaveAttribute('href', 'https://search.test/?q=22')
  await page.getByRole('menuitem', { name: 'Open service page' }).click()
  await expect(title(page)).toContainText(':22/tcp')
  await main(page)
    .getByRole('link', { name: /^198\.51\.100\.\d+$/ })
    .first()
    .click()
  await expect(page).toHaveURL(/\/hosts\/198/)
  await menuOf(title(page), (await title(page).innerText()).trim())
  const link = page.getByRole('menuitem', { name: 'Look up at Register' })
  await expect(link).toHaveAttribute('href', /^https:\/\/whois\.test\/ip\/198\.51\.100\.\d+$/)
  await expect(link).toHaveAttribute('rel', /noreferrer/)
  expect(outside).toEqual([])
})

test('a record’s detail begins with the lookup that gave the address', async ({ page }) => {
  await page.goto('/logs/http')
  await row(page, 0).getByRole('gridcell').last().click()
  await expect(pane(page, 'Record')).toContainText('The whole contact')
  await expect(pane(page, 'Record').getByRole('listitem').filter({ hasText: 'conn' })).toBeVisible()
})

test('L and H lead from block to block, J goes on from there, and the list of keys has them', async ({ page }) => {
  await page.goto('/hosts/10.0.0.1')
  const first = (table: string) => main(page).getByRole('table', { name: table }).getByRole('row').nth(1).getByRole('link').first()
  await expect(first('Rows of hunts')).toBeVisible()
  await page.keyboard.press('l')
  await expect(main(page).getByRole('heading', { name: 'Activity' })).toBeFocused()
  await page.keyboard.press('j')
  await expect(first('Peers it called')).toBeFocused()
  await page.keyboard.press('h')
  await expect(main(page).getByRole('heading', { name: 'Activity' })).toBeFocused()
  for (let n = 0; n < 20; n++) await page.keyboard.press('l')
  await expect(first('Raw records')).toBeFocused()
  await page.keyboard.press('?')
  await expect(page.getByRole('dialog', { name: 'Keys' })).toContainText('next block')
})

test('what is no id is said, and an unknown one is an honest nothing', async ({ page }) => {
  await page.goto('/hosts/nobody')
  await expect(main(page).getByRole('alert')).toContainText('is no address')
  await page.goto('/hosts/203.0.113.99?filter=service:ssl')
  await expect(main(page)).toContainText('No row is left.')
})

for (const theme of ['light', 'dark'] as const) {
  test.describe(theme, () => {
    test.use({ colorScheme: theme })
    test('entity pages and the palette are clean', async ({ page }) => {
      for (const path of ['/hosts/10.0.0.1', '/names/ever.changing.example', '/services/198.51.100.1:22%2Ftcp', '/certificates/abcd']) {
        await page.goto(path)
        await expect(title(page)).toBeVisible()
        await atRest(page)
        const { violations } = await new AxeBuilder({ page }).withTags(['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa']).analyze()
        expect(violations.map(({ id, nodes }) => `${path}: ${id} ${nodes.map(({ target }) => target.join(' ')).join(', ')}`)).toEqual([])
      }
      await page.keyboard.press('Control+k')
      await page.getByRole('combobox').fill('198.51')
      await expect(page.getByRole('option').first()).toContainText('198.51')
      const { violations } = await new AxeBuilder({ page })
        .include('[role=dialog]')
        .withTags(['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa'])
        .exclude('[data-base-ui-focus-guard]')
        .analyze()
      expect(violations.map(({ id }) => id)).toEqual([])
    })
  })
}
