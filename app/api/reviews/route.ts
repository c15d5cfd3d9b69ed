import { jsonBody } from '@/lib/http/json-body'
import { handle } from '@/lib/http/respond'
import { baselineChange } from '@/lib/hunts/baseline-change'
import { takesNone } from '@/lib/params'
import { reviewToMake } from '@/lib/reviews/review'
import { listed } from '@/lib/reviews/stands'
import { baselines, decisions, reviews, store } from '@/lib/server'

export function GET(request: Request): Promise<Response> {
  return handle(request, async () => {
    takesNone(request)
    return { reviews: await listed(reviews(), decisions()), faults: await reviews().faults() }
  })
}

export function POST(request: Request): Promise<Response> {
  return handle(request, async (options) => {
    takesNone(request)
    const given = await jsonBody(request, reviewToMake)
    const sources = {
      store: await store(),
      hunt: baselineChange,
      baseline: await baselines().get(given.baseline),
      decisions: decisions(),
    }
    return { review: await reviews().make(sources, given, options) }
  })
}
