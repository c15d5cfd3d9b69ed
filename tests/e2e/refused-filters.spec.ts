import { expect, test } from './sample'

const views = [
  ['/hunts/port-protocol', 'duration:abc', 'Port and protocol was not answered.'],
  ['/hunts/least-frequency', 'duration:abc', 'Least frequency was not answered.'],
  ['/hunts/fast-flux', 'rtt:abc', 'Fast flux was not answered.'],
  ['/logs/conn', 'duration:abc', 'The records were not read.'],
  ['/names', 'rtt:abc', 'The names were not counted.'],
] as const

for (const [path, filter, trouble] of views)
  test(`on ${path} nothing of the scope before stands under a filter that the server refuses`, async ({ page }) => {
    await page.goto(path)
    const main = page.getByRole('main')
    const shown = page.getByRole('region', { name: 'Scope' }).getByText(/^[\d,]+ of [\d,]+/)
    await expect(main.getByRole('grid')).toBeVisible()
    await expect(shown).toBeVisible()
    await page.keyboard.press('f')
    await page.keyboard.type(filter)
    await page.keyboard.press('Enter')
    await expect(main.getByRole('alert').filter({ hasText: trouble })).toContainText('a number of seconds is expected here')
    await expect(main.getByRole('grid')).toBeHidden()
    await expect(main.getByRole('region', { name: 'Chart' })).toBeHidden()
    await expect(shown).toBeHidden()
    await expect(page.getByRole('button', { name: 'Export' })).toBeHidden()
    await page.goBack()
    await expect(main.getByRole('grid')).toBeVisible()
    await expect(shown).toBeVisible()
  })

test('the editor names what no log would take at its place, and takes nothing', async ({ page }) => {
  await page.goto('/hunts/port-protocol')
  await page.keyboard.press('f')
  const input = page.getByLabel(/^Filters: field:value/)
  await input.fill('host:172.16.0.0/33')
  await expect(page.getByText(/^Character 6: an address, a network/)).toBeVisible()
  await input.press('Enter')
  await expect(input).toHaveAttribute('aria-invalid', 'true')
  await expect(page).not.toHaveURL(/filter=/)
  await input.fill('port:443..80')
  await expect(page.getByText(/^Character 11: .* below the first$/)).toBeVisible()
})
