import AxeBuilder from '@axe-core/playwright'
import { expect, test } from './fixture'
import { cellOf, expectRows, grid, row, scope } from './places'
import { dnsFields, lookup, monday, tsv } from './zeek'

const asked = [
  ['www.known.example', '10.0.0.1'],
  ['mail.known.example', '10.0.1.1'],
  ['shop.sorted.example', '10.0.0.1'],
  ['odd.example', '10.0.0.2'],
  ['only-here.example', '10.0.1.1'],
  ['printer.local', '10.0.0.1'],
] as const
const lookups = asked.map(([query, client], i) => lookup({ at: monday + i * 60, query, client, answers: ['192.0.2.1'] }))
// A name that changes its address with every answer.
const fluxing = [1, 2, 3, 4, 5, 6, 7, 8].map((n) =>
  lookup({ at: monday + n * 600, query: 'odd.example', client: '10.0.0.2', answers: [`198.${n}0.${n}.7`, `203.${n}.113.9`], ttl: 60 }),
)
test.use({ logs: { 'dns.log': tsv('dns', dnsFields, [...lookups, ...fluxing]) } })

/** The lists of the user, put where the server looks for them. */
test.beforeAll(async ({ app }) => {
  const { mkdir, writeFile } = await import('node:fs/promises')
  await mkdir(`${app.data}/lists`, { recursive: true })
  await writeFile(`${app.data}/lists/top.csv`, '1,known.example\n')
  await writeFile(`${app.data}/lists/proxy.csv`, 'domain,category\nsorted.example,Shopping\n')
})

test('what remains is counted after each filter and ranked by the hunts', async ({ page }) => {
  await page.goto('/names')
  await expectRows(page, 2)
  const funnel = page.getByRole('region', { name: 'Names after each filter' })
  await expect(funnel.getByRole('row')).toContainText([
    /After/,
    /All queried names.*5.*1/,
    /Not popular.*3.*2/,
    /Not categorised.*2.*1/,
    /not applied/,
  ])
  expect(await cellOf(page, 0, 'name')).toContain('odd.example')
  expect(Number(await cellOf(page, 0, 'score'))).toBeGreaterThan(0)
  await expect(scope(page)).toContainText('2 of 5 names')
})

test('each figure lists its names, and back leads to those before', async ({ page }) => {
  await page.goto('/names')
  await expectRows(page, 2)
  await page.getByRole('button', { name: 'List 2 names taken out: Not popular' }).click()
  await expectRows(page, 2)
  await expect(grid(page)).toContainText('mail.known.example')
  await expect(page).toHaveURL(/stage=not_popular&removed=true/)
  await page.getByRole('button', { name: 'List 1 names taken out: All queried names' }).click()
  await expectRows(page, 1)
  await expect(row(page, 0)).toContainText('printer.local')
  await page.goBack()
  await expect(grid(page)).toContainText('mail.known.example')
})

test('networks of clients narrow the names; one that cannot be read is named', async ({ page }) => {
  await page.goto('/names?networks=10.0.1.0/24')
  await expectRows(page, 1)
  await expect(row(page, 0)).toContainText('only-here.example')
  await page.getByRole('button', { name: /^Parameters/ }).click()
  await page.getByLabel('Client networks').fill('office')
  await page.getByRole('button', { name: 'Use' }).click()
  await expect(page.getByRole('alert').filter({ hasText: 'The names were not counted' })).toContainText('office')
})

test('an empty list says which filter took the last names', async ({ page }) => {
  await page.goto('/names?networks=10.9.0.0/16')
  await expect(page.getByRole('status').filter({ hasText: 'No name is left' })).toContainText('2 names are left after')
  await page.getByRole('button', { name: 'List them' }).click()
  await expectRows(page, 2)
})

test('a name opens its page by keyboard and has its menu', async ({ page }) => {
  await page.goto('/names')
  await expectRows(page, 2)
  await page.keyboard.press('j')
  await page.keyboard.press('ArrowRight')
  await page.keyboard.press('m')
  await expect(page.getByRole('menu')).toContainText('Copy')
  await page.keyboard.press('Escape')
  await expect(page.getByRole('menu')).toBeHidden()
  await expect(grid(page).locator('[role=gridcell]:focus')).toContainText('odd.example')
  await page.keyboard.press('Enter')
  await expect(page).toHaveURL(/\/names\/odd\.example/)
})

test('the export holds every column and exactly the listed names', async ({ page, app }) => {
  await page.goto('/names')
  await page.getByRole('button', { name: 'Export' }).click()
  const href = await page.getByRole('menuitem', { name: /^CSV/ }).getAttribute('href')
  const text = await (await fetch(`${app.url}${href}`)).text()
  const [head, ...lines] = text.trim().split('\r\n')
  expect(head?.split(',').slice(0, 2)).toEqual(['score', 'name'])
  expect(lines.map((line) => line.split(',')[1])).toEqual(['odd.example', 'only-here.example'])
})

for (const theme of ['light', 'dark'] as const)
  test(`nothing stands in the way of anyone, ${theme}`, async ({ page }) => {
    await page.emulateMedia({ colorScheme: theme })
    await page.goto('/names')
    await expectRows(page, 2)
    expect((await new AxeBuilder({ page }).analyze()).violations).toEqual([])
  })
