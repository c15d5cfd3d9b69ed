import type { Decisions } from '../decisions/decisions'
import { fold } from '../decisions/fold'
import type { Hunt } from '../hunt'
import { type AskOptions, inStages } from '../stages'
import { standing } from '../store/decided'
import type { Store } from '../store/store'
import { askedOf } from './asked'
import { countsOf, decidedCards, sectionsOf } from './report/counts'
import { explainedShare } from './report/explained-share'
import { limitsOf } from './report/limits'
import { queriesOf, thresholdsOf } from './report/method'
import { type Report, report } from './report/shape'
import { type Stands, standsAt } from './report/standing'
import { outcome, withDetails } from './report/stood'
import { type Review, stateOf } from './review'
import type { Reviews } from './reviews'
import { type Standing, standingOf } from './stands'

/** What a report is made from. */
export interface ReportSources {
  readonly store: Store
  readonly hunt: Hunt
  readonly reviews: Reviews
  readonly decisions: Pick<Decisions, 'list'>
}

type Side = Pick<Review['comparison']['window'], 'from' | 'to' | 'filter' | 'logs' | 'files' | 'fingerprint' | 'covered'>

const sideOf = (name: string, { from, to, filter, logs, files, fingerprint, covered }: Side): Report['baseline'] => ({
  name,
  from,
  to,
  filter: [...filter],
  records: logs.reduce((sum, { rows }) => sum + rows, 0),
  logs: logs.filter(({ rows }) => rows > 0).length,
  files,
  fingerprint,
  hours: covered.hours,
  of_hours: covered.of_hours,
})

/** Who was there by then: who joined, and who decided or was named as present when it was decided. */
function presentBy({ review, happened }: Standing, { events, at }: Stands): string[] {
  const joined = stateOf(
    review,
    happened.filter((event) => Date.parse(event.at) <= at.getTime()),
  )
  const here = events.filter((event) => event.review === review.id)
  return [...new Set([...joined.present, ...here.flatMap(({ by, present }) => [by, ...present])])]
}

/** Ids of all rows of the hunt that were explained or accepted at an instant. */
async function knownAt(decisions: Pick<Decisions, 'list'>, hunt: string, at: Date): Promise<ReadonlySet<string>> {
  const { events } = await decisions.list({ hunt })
  const folded = fold()
  folded.add([...events].reverse().filter((event) => Date.parse(event.at) <= at.getTime()))
  const rows = [...(folded.decided(at).rows.get(hunt) ?? [])]
  return new Set(rows.flatMap(([id, decision]) => (['explain', 'accept'].includes(standing(decision, at.getTime())) ? [id] : [])))
}

/**
 * The report of a meeting as it was at its end or, where it has none, as it is at `now`. Charts and evidence that no card has shown yet are read from the
 * logs. Throws `not-found`.
 */
export async function reportOf(
  { store, hunt, reviews, decisions }: ReportSources,
  id: string,
  now: Date,
  options: AskOptions = {},
): Promise<Report> {
  const stands = await standingOf(reviews, decisions, id)
  const { review, state } = stands
  const at = state.ended === null ? now : new Date(state.ended)
  const then = standsAt(stands.decisions, at)
  const { decisions: decided, open } = outcome(stands, then)
  const stage = inStages(2, options)
  const known = { before: await knownAt(decisions, hunt.id, new Date(review.created)), after: await knownAt(decisions, hunt.id, at) }
  const edges = askedOf(review, { kind: 'edges', same: 'true' })
  const explained = await stage('counting what is explained', (own) => explainedShare(store, hunt, edges, known, own))
  const detailed = await stage('reading what the cards show', (own) =>
    withDetails(decided, async (place) => (await reviews.detail(id, place, { store, hunt }, own)).detail),
  )
  const { title, chair, invited, created, least, cards, baseline, comparison } = review
  return report.parse({
    review: { id, title, chair, invited, created, least },
    held: { from: state.started, to: state.ended },
    at: at.toISOString(),
    later: stands.decisions.length - then.events.length,
    present: presentBy(stands, then),
    level: baseline.made.level,
    own_networks: baseline.made.own_networks,
    inside: baseline.inside,
    baseline: sideOf(baseline.name, baseline),
    window: sideOf('', comparison.window),
    ...countsOf(review, then),
    jaccard: comparison.jaccard,
    cards: {
      all: cards.length,
      decided: decidedCards(review, then).length,
      sections: sectionsOf(review),
    },
    explained,
    decisions: detailed,
    open,
    left_out: review.left_out,
    limits: limitsOf(review, detailed),
    thresholds: thresholdsOf(hunt, askedOf(review, {})),
    queries: queriesOf(detailed),
  })
}
