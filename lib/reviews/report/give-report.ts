import { z } from 'zod'
import { badParams } from '../../errors'
import { download, fileName, lines } from '../../http/export'
import { parseParams } from '../../params'
import { appendixColumns, appendixOf } from './appendix'
import type { Report } from './shape'

export const reportParams = z.strictObject({
  format: z.enum(['json', 'html', 'csv', 'ndjson']).default('json').meta({
    title: 'Format',
    description:
      'json is the content, html one file that needs nothing else, csv and ndjson the appendix: every row of the agenda, with all filters of the records that are shown.',
  }),
})

/** The format that a URL asks for. Throws `bad-params`. */
export function reportFormat(search: URLSearchParams): z.output<typeof reportParams>['format'] {
  const read = parseParams(reportParams, search)
  if (!read.ok) throw badParams(read.fields)
  return read.value.format
}

/** A report as a download; `html` writes its one file. As JSON it comes as it is. */
export async function giveReport(
  report: Report,
  format: ReturnType<typeof reportFormat>,
  html: (report: Report) => Promise<string>,
): Promise<unknown> {
  if (format === 'json') return { report }
  const name = fileName(`review-${report.review.title.slice(0, 60)}`, report.window, format)
  if (format !== 'html') return download(name, format, lines(format, appendixColumns, [appendixOf(report)]))
  return new Response(await html(report), {
    headers: { 'content-type': 'text/html; charset=utf-8', 'content-disposition': `attachment; filename="${name}"` },
  })
}
