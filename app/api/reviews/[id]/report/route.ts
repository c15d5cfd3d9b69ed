import { written } from '@/components/report/written'
import { reportRules } from '@/lib/http/report-rules'
import { handle } from '@/lib/http/respond'
import { baselineChange } from '@/lib/hunts/baseline-change'
import { reportOf } from '@/lib/reviews/report'
import { giveReport, reportFormat } from '@/lib/reviews/report/give-report'
import { decisions, reviews, store } from '@/lib/server'

interface Context {
  readonly params: Promise<{ readonly id: string }>
}

export function GET(request: Request, { params }: Context): Promise<Response> {
  return handle(request, async (options) => {
    const format = reportFormat(new URL(request.url).searchParams)
    const sources = { store: await store(), hunt: baselineChange, reviews: reviews(), decisions: decisions() }
    const made = await reportOf(sources, (await params).id, new Date(), options)
    return giveReport(made, format, async (report) => written({ report, css: await reportRules() }))
  })
}
