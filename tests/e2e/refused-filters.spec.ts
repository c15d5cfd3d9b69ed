import { atRest } from './fixture'
import { expect, test } from './sample'

const views = [
  ['/hunts/port-protocol', 'duration:abc', 'Port and protocol was not answered.'],
  ['/hunts/least-frequency', 'hosts:abc', 'Least frequency was not answered.'],
  ['/hunts/fast-flux', 'rtt:abc', 'Fast flux was not answered.'],
  ['/logs/conn', 'duration:abc', 'The records were not read.'],
  ['/names', 'rtt:abc', 'The names were not counted.'],
] as const

for (const [path, filter, trouble] of views)
  test(`on ${path} nothing of the scope before stands under a filter that the server refuses`, async ({ page }) => {
    await page.goto(path)
    const main = page.getByRole('main')
    const shown = page.getByRole('region', { name: 'Scope' }).getByText(/^[\d,]+ of [\d,]+ [a-z]/)
    await expect(main.getByRole('grid')).toBeVisible()
    await expect(shown).toBeVisible()
    await atRest(page)
    await page.keyboard.press('f')
    await page.keyboard.type(filter)
    await page.keyboard.press('Enter')
    await expect(main.getByRole('alert').filter({ hasText: trouble })).toContainText(/a number( of seconds)? is expected here/)
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
  await atRest(page)
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

test('a filter that none of the several logs of a hunt can use is told with the reason, and one that a single log can use is not', async ({
  page,
}) => {
  const scope = page.getByRole('region', { name: 'Scope' })
  await page.goto('/hunts/port-protocol?filter=nosuch:1')
  await expect(scope).toContainText('nosuch:1 does not apply: conn has no field nosuch')
  await page.goto('/hunts/port-protocol?filter=duration:0..')
  await expect(scope.getByText(/^[\d,]+ of [\d,]+ services/)).toBeVisible()
  await expect(scope).not.toContainText('does not apply')
  await page.goto('/hunts/port-protocol?playbook=true')
  await expect(page.getByRole('complementary', { name: 'Playbook' })).toContainText(/needs conn(?!,)/)
})
