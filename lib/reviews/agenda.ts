import type { HuntRow } from '../asking/row'
import type { Baseline } from '../baselines/baseline'
import { compare } from '../baselines/comparison/compare'
import { itemKinds } from '../baselines/items/kinds'
import type { Decisions } from '../decisions/decisions'
import type { DecisionEvent } from '../decisions/event'
import { badParams, UserError } from '../errors'
import type { Hunt } from '../hunt'
import { type Ok, run } from '../run'
import { type AskOptions, inStages } from '../stages'
import type { Store } from '../store/store'
import { cardOf, cardOfDecision, grouped } from './cards'
import { type Card, type Review, type ReviewToMake, type Section, sections } from './review'

/** As many of the largest flows that nobody explained yet are on the agenda. */
const mostUnexplained = 5
/** Among so many of the largest: several of them can be one question. */
const mostFlows = 200
const mostRows = 10_000

type Agenda = Pick<Review, 'comparison' | 'cards' | 'left_out'>
type Rows = Pick<Ok, 'hunt' | 'rows' | 'columns' | 'key' | 'total'>

/** The rows of one kind that are open; none where the kind cannot be compared. Throws `bad-params`. */
async function openRows(store: Store, hunt: Hunt, search: URLSearchParams, options: AskOptions): Promise<Rows> {
  search.append('filter', 'decision:open')
  const result = await run(store, hunt, search, options)
  if (result.status === 'bad-params') throw badParams(result.fields)
  return result.status === 'ok' ? result : { hunt: hunt.id, rows: [], columns: [], key: [], total: 0 }
}

const isOver = ({ expires }: DecisionEvent, now: Date) => expires !== null && Date.parse(expires) <= now.getTime()

/**
 * What is on the agenda: open rows that are new, gone or changed and have enough points, like ones together; acceptances that ended; the largest flows that
 * nobody explained; what was deferred. Throws `bad-params`, `conflict`.
 */
export async function agenda(
  store: Store,
  hunt: Hunt,
  baseline: Baseline,
  decisions: Pick<Decisions, 'list'>,
  given: ReviewToMake,
  now: Date,
  options: AskOptions = {},
): Promise<Agenda> {
  const stage = inStages(itemKinds.length + 2, options)
  const asked = (more: Readonly<Record<string, string>>) => {
    const search = new URLSearchParams(given.search)
    for (const [name, value] of Object.entries({ baseline: baseline.id, ...more })) search.set(name, value)
    return search
  }
  const plain = new URLSearchParams(given.search)
  for (const name of ['baseline', 'kind', 'sort', 'limit', 'offset', 'same']) plain.delete(name)
  const comparison = await stage('comparing both windows', (own) => compare(store, hunt, baseline, plain, own))
  if (comparison.status === 'bad-params') throw badParams(comparison.fields)
  if (comparison.status !== 'ok') throw new UserError('conflict', comparison.message)

  const candidates: { readonly section: Section; readonly rows: readonly [HuntRow, ...HuntRow[]]; readonly told: Rows }[] = []
  const totals = new Map<string, number>()
  for (const { id, title } of itemKinds) {
    const told = await stage(`reading ${title.toLowerCase()}`, (own) =>
      openRows(store, hunt, asked({ kind: id, sort: '-score', limit: String(mostRows) }), own),
    )
    totals.set(id, told.total)
    const worth = told.rows.filter((row) => Number(row.score) >= given.least && row.explained.length === 0)
    for (const group of grouped(worth)) candidates.push({ section: String(group[0].change) as Section, rows: group, told })
  }
  const chosen = [...candidates].sort((a, b) => Number(b.rows[0].score) - Number(a.rows[0].score)).slice(0, given.most)
  const covered = new Map<string, number>()
  for (const { rows } of chosen) covered.set(String(rows[0].item), (covered.get(String(rows[0].item)) ?? 0) + rows.length)

  const flows = await stage('finding the largest flows that nobody explained', (own) =>
    openRows(store, hunt, asked({ kind: 'edges', same: 'true', sort: '-new_bytes', limit: String(mostFlows) }), own),
  )
  const onAgenda = new Set(chosen.flatMap(({ rows }) => rows.map(({ id }) => id)))
  const unexplained = grouped(flows.rows.filter(({ id }) => !onAgenda.has(id))).slice(0, mostUnexplained)
  const { events } = await decisions.list({ hunt: hunt.id, current: true })
  const cards: Card[] = [
    ...chosen.map(({ section, rows, told }) => cardOf(section, rows, told)),
    ...events
      .filter((one) => one.verdict === 'accept' && isOver(one, now) && !onAgenda.has(one.subject.row))
      .map((one) => cardOfDecision('expired', one)),
    ...unexplained.map((rows) => cardOf('unexplained', rows, flows)),
    ...events.filter(({ verdict }) => verdict === 'defer').map((one) => cardOfDecision('deferred', one)),
  ]
  return {
    comparison: comparison as Review['comparison'],
    cards: cards.sort((a, b) => sections.indexOf(a.section) - sections.indexOf(b.section)),
    left_out: itemKinds.map(({ id, title }) => ({ kind: id, title, rows: (totals.get(id) ?? 0) - (covered.get(id) ?? 0) })),
  }
}
