import { type ComponentProps, createElement } from 'react'
import { ReportDocument } from './report-document'

/** The report as HTML text: that of the page and that of the file. */
export async function written(props: ComponentProps<typeof ReportDocument>): Promise<string> {
  // Next refuses the import of a route by name; it is there when it is asked for.
  const { renderToStaticMarkup } = await import('react-dom/server')
  return `<!doctype html>${renderToStaticMarkup(createElement(ReportDocument, props))}\n`
}
