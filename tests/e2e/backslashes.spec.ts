import { expect, test } from './fixture'
import { grid, row } from './places'
import { monday, tsv } from './zeek'

const fingerprint = 'ab'.repeat(32)
const subject = String.raw`CN=a.test,O=Example\, Inc.`
// Zeek writes a backslash as two.
const logged = subject.replace('\\', '\\\\')

test.use({
  logs: {
    'x509.log': tsv('x509', 'ts:time fingerprint:string certificate.subject:string certificate.issuer:string', [
      [monday, fingerprint, logged, 'CN=ca'],
      [monday, 'cd'.repeat(32), 'CN=b.test', 'CN=ca'],
    ]),
    'ssl.log': tsv(
      'ssl',
      'ts:time uid:string id.orig_h:addr id.resp_h:addr id.resp_p:port server_name:string cert_chain_fps:vector[string]',
      [[monday, 'C1', '10.0.0.1', '192.0.2.7', 443, 'other.test', fingerprint]],
    ),
  },
})

test('a subject is shown and copied as it stands in the certificate, and filters by it', async ({ page, context }) => {
  await context.grantPermissions(['clipboard-read', 'clipboard-write'])
  await page.goto('/logs/x509?sort=certificate_subject')
  await expect(grid(page)).toContainText(subject)
  const menu = async () => {
    await row(page, 0).getByText(subject).hover()
    await page.getByRole('button', { name: `Menu of ${subject}` }).click()
  }
  await menu()
  await page.getByRole('menuitem', { name: /^Copy$/ }).click()
  await expect.poll(() => page.evaluate(() => navigator.clipboard.readText())).toBe(subject)
  await menu()
  await page.getByRole('menuitem', { name: /^Include/ }).click()
  await expect(row(page, 1)).toHaveCount(0)
  await expect(grid(page)).toContainText(subject)
  for (const path of [`/certificates/${fingerprint}`, '/hunts/certificate-mismatch', '/hosts/10.0.0.1']) {
    await page.goto(path)
    await expect(page.getByRole('main').getByText(subject).first(), path).toBeVisible()
    expect(await page.getByRole('main').innerText(), path).not.toContain(logged)
  }
})
