import { readFile } from 'node:fs/promises'
import { resolve } from 'node:path'

const report = ['app/tokens.css', ...['report', 'report-tables', 'report-cases'].map((name) => `components/report/${name}.css`)]

/** The rules of the report, for a document that carries them itself. */
export async function reportRules(): Promise<string> {
  const texts = await Promise.all(report.map((path) => readFile(resolve(/* turbopackIgnore: true */ path), 'utf8')))
  return texts.join('\n')
}
