import type { Page } from '@playwright/test'
import type { Files } from './fixture'
import { grid } from './places'
import { connFields, monday, tsv } from './zeek'

const connection = (i: number) => [(monday + i).toFixed(6), `C${i}`, '10.0.0.1', 1, '192.0.2.1', 443, 'tcp', 'ssl', '1.000000', 1, 1, 'SF']

/** Lines of conn.log, numbered from there on. */
export const conn = (from: number, rows: number) =>
  tsv(
    'conn',
    connFields,
    Array.from({ length: rows }, (_, i) => connection(from + i)),
  )

const buffers = (files: Files) =>
  Object.entries(files).map(([name, content]) => ({ name, mimeType: 'application/octet-stream', buffer: Buffer.from(content) }))

/** A file's line in the ledger. */
export const entry = (page: Page, name: string) => grid(page).getByRole('row').filter({ hasText: name })

/** Sends files by the chooser of the page. */
export async function choose(page: Page, files: Files): Promise<void> {
  const chooser = page.waitForEvent('filechooser')
  await page.getByRole('button', { name: 'Choose files' }).click()
  await (await chooser).setFiles(buffers(files))
}
