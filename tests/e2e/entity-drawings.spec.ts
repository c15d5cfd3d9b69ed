import type { Locator, Page } from '@playwright/test'
import { pane, row } from './places'
import { ask, expect, test } from './sample'

const main = (page: Page): Locator => page.getByRole('main')

interface Shown {
  readonly id: string
  readonly certificate: string
  readonly validity_days: number
  readonly limit_days: number | null
  readonly days_out: number | null
}

/** Where a mark stands in a bar, in percent of it. */
const left = (bar: Locator, mark: string) =>
  bar.locator(`[class*="${mark}"]`).evaluate((element) => Number.parseFloat((element as HTMLElement).style.left))

test('the validity bar marks the limit at its place, says by how much it is passed, and stands in the row and on the page', async ({
  page,
  app,
}) => {
  const { rows }: { rows: Shown[] } = await ask(app, '/api/hunts/certificate-mismatch')
  const long = rows.find(({ validity_days, limit_days }) => limit_days !== null && validity_days > 2 * limit_days && validity_days < 1000)
  const late = rows.find(({ days_out }) => days_out !== null && days_out > 0)
  if (!long || !late) throw new Error('the sample has a long certificate and one that ran out')
  const limit = Number(long.limit_days)
  const says = `Valid for ${Math.round(long.validity_days)} days.`
  await page.goto(`/hunts/certificate-mismatch?row=${long.id}`)
  await expect(pane(page, 'Row')).toContainText(says)
  await page.goto(`/certificates/${long.certificate}`)
  const validity = main(page).getByRole('region', { name: 'Validity' })
  await expect(validity).toContainText(says)
  await expect(validity).toContainText(`${Math.round(long.validity_days - limit)} days more than the ${limit} that public authorities`)
  await expect(validity).toContainText(/not before \d\d \w{3} \d{4}/)
  expect(await left(validity, 'tick')).toBeCloseTo((limit / long.validity_days) * 100, 1)
  await page.goto(`/certificates/${late.certificate}`)
  await expect(validity).toContainText(`Last seen ${Math.round(Number(late.days_out))} days after it had run out.`)
  await expect(validity.locator('[class*="tick"]')).toHaveCount(0)
})

test('the heat map of a name has the counts of the answer, hatches what was not captured, and gives way to bars and a table', async ({
  page,
  app,
}) => {
  const name = (await ask(app, '/api/hunts/fast-flux')).rows[0].query
  const { heat }: { heat: { rows: { day: string; hours: number[] }[] } } = await ask(app, `/api/names/${name}`)
  await page.goto(`/names/${name}`)
  const map = main(page).getByRole('table', { name: 'Records by hour and day, UTC' })
  await expect(map.getByRole('row')).toHaveCount(1 + heat.rows.length)
  const most = Math.max(...heat.rows.flatMap(({ hours }) => hours))
  let blind = 0
  for (const [i, { day, hours }] of heat.rows.entries()) {
    const cells = map
      .getByRole('row')
      .nth(i + 1)
      .getByRole('cell')
    const drawn = await cells.evaluateAll((all) => all.map((cell) => [cell.textContent, (cell as HTMLElement).dataset.level]))
    expect(drawn).toHaveLength(24)
    for (const [hour, count] of hours.entries()) {
      const [text, level] = drawn[hour] ?? []
      blind += text === 'no capture' ? 1 : 0
      expect([day, hour, text]).toEqual([day, hour, text === 'no capture' && count === 0 ? text : count.toLocaleString('en')])
      expect(level === '0').toBe(count === 0)
      if (count === most) expect(level).toBe('5')
    }
  }
  expect(blind).toBe(3)
  await main(page).getByRole('button', { name: 'Bars', exact: true }).click()
  await expect(main(page).getByRole('img', { name: /^Records over time, at most/ })).toBeVisible()
  await expect(map).toBeHidden()
  const activity = main(page).getByRole('region', { name: 'Activity' })
  await activity.getByRole('button', { name: 'Table', exact: true }).click()
  await expect(activity.getByRole('table')).toBeVisible()
})

test('J and K move row by row from block to block, Enter opens what the row is about, and [ leads back', async ({ page, app }) => {
  const name = (await ask(app, '/api/hunts/fast-flux')).rows[0].query
  await page.goto('/hunts/fast-flux')
  await row(page, 0).getByRole('gridcell').last().click()
  await pane(page, 'Row').getByRole('link', { name: 'Open name' }).click()
  await expect(page).toHaveURL(new RegExp(`/names/${name.replaceAll('.', '\\.')}`))
  await expect(main(page).getByRole('table', { name: 'Rows of hunts' })).toBeVisible()
  const rows = main(page)
    .locator('table tbody tr')
    .filter({ has: page.locator('a, button') })
  const held = (n: number) => rows.nth(n).locator('a, button').first()
  const addresses = await main(page).getByRole('table', { name: 'Addresses' }).locator('tbody tr').count()
  for (let n = 0; n <= addresses; n++) {
    await page.keyboard.press('j')
    await expect(held(n)).toBeFocused()
  }
  await page.keyboard.press('k')
  await expect(held(addresses - 1)).toBeFocused()
  for (let n = 0; n <= addresses; n++) await page.keyboard.press('k')
  await expect(held(0)).toBeFocused()
  const path = await held(0).getAttribute('href')
  await page.keyboard.press('Enter')
  await expect(page).toHaveURL(new RegExp(`^[^?]*${path?.split('?')[0]}`))
  await page.keyboard.press('[')
  await expect(main(page).getByRole('heading', { level: 1 })).toContainText(name)
})
