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
import { type Competing, fairly } from './fairly'
import { type Found, lookUp } from './look-up'
import { type Card, type Review, type ReviewToMake, type Section, sections } from './review'

/** As many of the largest flows that nobody explained yet are on the agenda. */
const mostUnexplained = 5
/** Among so many of the largest: several of them can be one question. */
const mostFlows = 200
const mostRows = 10_000

type Agenda = Pick<Review, 'comparison' | 'cards' | 'left_out'>
type Rows = Pick<Ok, 'hunt' | 'rows' | 'columns' | 'key' | 'total'>

/** The rows of one kind that are open and of which this holds; none where the kind cannot be compared. Throws `bad-params`. */
async function openRows(store: Store, hunt: Hunt, given: URLSearchParams, filter: readonly string[], options: AskOptions): Promise<Rows> {
  const search = new URLSearchParams(given)
  for (const pill of ['decision:open', ...filter]) search.append('filter', pill)
  const result = await run(store, hunt, search, options)
  if (result.status === 'bad-params') throw badParams(result.fields)
  return result.status === 'ok' ? result : { hunt: hunt.id, rows: [], columns: [], key: [], total: 0 }
}

const isOver = ({ expires }: DecisionEvent, now: Date) => expires !== null && Date.parse(expires) <= now.getTime()

interface Candidate extends Competing {
  readonly section: Section
  readonly rows: readonly [HuntRow, ...HuntRow[]]
  readonly told: Rows
}

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
    for (const [name, value] of Object.entries({ baseline: baseline.id, same: 'false', ...more })) search.set(name, value)
    return search
  }
  const plain = new URLSearchParams(given.search)
  for (const name of ['baseline', 'kind', 'sort', 'limit', 'offset', 'same']) plain.delete(name)
  const comparison = await stage('comparing both windows', (own) => compare(store, hunt, baseline, plain, own))
  if (comparison.status === 'bad-params') throw badParams(comparison.fields)
  if (comparison.status !== 'ok') throw new UserError('conflict', comparison.message)

  const { events } = await decisions.list({ hunt: hunt.id, current: true })
  const due = events.filter((event) => event.verdict === 'defer' || (event.verdict === 'accept' && isOver(event, now)))
  const found: Found[] = []
  const candidates: Candidate[] = []
  const totals = new Map<string, number>()
  for (const { id, title } of itemKinds) {
    const search = asked({ kind: id, sort: '-score', limit: String(mostRows) })
    const told = await stage(`reading ${title.toLowerCase()}`, async (own) => {
      const ids = due.map(({ subject }) => subject.row)
      found.push(...(await lookUp(store, hunt, search, ids, own)))
      return openRows(store, hunt, search, [], own)
    })
    totals.set(id, told.total)
    const worth = told.rows.filter((row) => Number(row.score) >= given.least && row.explained.length === 0)
    for (const rows of grouped(worth))
      candidates.push({ kind: id, score: Number(rows[0].score), section: String(rows[0].change) as Section, rows, told })
  }
  const chosen = fairly(
    candidates,
    itemKinds.map(({ id }) => id),
    given.most,
  )

  const flows = await stage('finding the largest flows that nobody explained', (own) =>
    openRows(store, hunt, asked({ kind: 'edges', same: 'true', sort: '-new_bytes', limit: String(mostFlows) }), ['-change:gone'], own),
  )
  const differing = chosen.flatMap(({ rows }) => rows)
  const onAgenda = new Set(differing.map(({ id }) => id))
  const dueAgain = due.filter(({ subject }) => !onAgenda.has(subject.row))
  for (const { subject } of dueAgain) onAgenda.add(subject.row)
  const unexplained = grouped(flows.rows.filter(({ id }) => !onAgenda.has(id))).slice(0, mostUnexplained)
  const cards: Card[] = [
    ...chosen.map(({ section, rows, told }) => cardOf(section, rows, told)),
    ...dueAgain.map((event) =>
      cardOfDecision(
        event.verdict === 'defer' ? 'deferred' : 'expired',
        event,
        found.find(({ row }) => row.id === event.subject.row),
      ),
    ),
    ...unexplained.map((rows) => cardOf('unexplained', rows, flows)),
  ]
  const ended = dueAgain.filter(({ verdict }) => verdict === 'accept').map(({ subject }) => subject.row)
  const open = [
    ...differing,
    ...unexplained.flat().filter(({ change }) => change !== 'same'),
    ...found.flatMap(({ row, isListed }) => (isListed && ended.includes(row.id) ? [row] : [])),
  ]
  const covered = (kind: string) => open.filter(({ item }) => item === kind).length
  return {
    comparison: comparison as Review['comparison'],
    cards: cards.sort((a, b) => sections.indexOf(a.section) - sections.indexOf(b.section)),
    left_out: itemKinds.map(({ id, title }) => ({ kind: id, title, rows: (totals.get(id) ?? 0) - covered(id) })),
  }
}
