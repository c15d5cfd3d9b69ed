import { expect, test } from './sample'

for (const theme of ['light', 'dark'])
  test(`a filled button that cannot be pressed yet can be read, ${theme}`, async ({ page }) => {
    await page.goto('/baselines?from=2025-10-20T00:00Z&to=2025-10-27T00:00Z')
    await page.evaluate((name) => {
      document.documentElement.dataset.theme = name
    }, theme)
    await page.getByRole('button', { name: 'Freeze this window' }).click()
    const freeze = page.getByRole('dialog').getByRole('button', { name: 'Freeze', exact: true })
    await expect(freeze).toBeDisabled()
    expect(await freeze.evaluate(contrast)).toBeGreaterThanOrEqual(4.5)
  })

/** Of the text of an element against its own ground, by WCAG 2. */
function contrast(element: Element): number {
  const { color, backgroundColor } = getComputedStyle(element)
  const luminance = (text: string) => {
    const [r = 0, g = 0, b = 0] = (text.match(/[\d.]+/g) ?? []).map((part) => {
      const value = Number(part) / 255
      return value <= 0.03928 ? value / 12.92 : ((value + 0.055) / 1.055) ** 2.4
    })
    return 0.2126 * r + 0.7152 * g + 0.0722 * b
  }
  const [light = 0, dark = 0] = [luminance(color), luminance(backgroundColor)].sort((a, b) => b - a)
  return (light + 0.05) / (dark + 0.05)
}
