import { written } from '@/components/report/written'
import { isUserError } from '@/lib/errors'
import { reportRules } from '@/lib/http/report-rules'
import { http } from '@/lib/http/respond'
import { baselineChange } from '@/lib/hunts/baseline-change'
import { reportOf } from '@/lib/reviews/report'
import { decisions, reviews, store } from '@/lib/server'

interface Context {
  readonly params: Promise<{ readonly id: string }>
}

/** A document of its own, outside the frame of the other pages: what is printed from it is the file, word for word. */
export async function GET(request: Request, { params }: Context): Promise<Response> {
  const { id } = await params
  try {
    const sources = { store: await store(), hunt: baselineChange, reviews: reviews(), decisions: decisions() }
    const report = await reportOf(sources, id, new Date(), { signal: request.signal })
    const at = `/api/reviews/${report.review.id}/report?format=`
    const html = await written({
      report,
      css: await reportRules(),
      nonce: request.headers.get('x-nonce') ?? undefined,
      ways: [
        { href: `/reviews/${report.review.id}`, label: 'Back to the meeting' },
        { href: `${at}html`, label: 'Save as one file' },
        { href: `${at}csv`, label: 'Appendix, CSV' },
        { href: `${at}ndjson`, label: 'Appendix, NDJSON' },
        { href: `${at}json`, label: 'JSON' },
      ],
    })
    return new Response(html, { headers: { 'content-type': 'text/html; charset=utf-8', 'cache-control': 'no-store' } })
  } catch (error) {
    if (!isUserError(error)) throw error
    return new Response(`${error.message}\n`, {
      status: http[error.status],
      headers: { 'content-type': 'text/plain; charset=utf-8' },
    })
  }
}
