import { expect, test } from './fixture'
import { traffic } from './traffic'
import { dnsFields, lookup, monday, tsv } from './zeek'

const years = 3 * 365 * 86_400
const old = tsv('dns', dnsFields, [lookup({ at: monday - years, query: 'old.example', answers: ['192.0.2.9'] })])
test.use({ logs: { ...traffic, 'old.log': old } })

test('the start page tells of records that lie outside of its strips', async ({ page }) => {
  await page.goto('/')
  const notes = page.getByRole('region', { name: 'Notes on the data' })
  await expect(notes).toContainText(
    /1 record lies outside of the strips above, which begin 27 Oct 2025 00:00 UTC; the rows count it all the same\./,
  )
})
