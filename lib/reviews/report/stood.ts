import { itemKinds } from '../../baselines/items/kinds'
import type { DecisionEvent } from '../../decisions/event'
import type { CardDetail } from '../card-detail'
import type { AgendaRow, Card } from '../review'
import type { Standing } from '../stands'
import type { ReportDecision, Said, Stood } from './shape'
import { rowsOf, type Stands } from './standing'

/** The heaviest first: what must be acted on, then what is settled. */
const order: readonly ReportDecision['verdict'][] = ['threat', 'watch', 'defer', 'accept', 'explain']

function groupedBy<T>(all: readonly T[], key: (one: T) => string): readonly (readonly [T, ...T[]])[] {
  const groups = new Map<string, [T, ...T[]]>()
  for (const one of all) {
    const group = groups.get(key(one))
    if (group) group.push(one)
    else groups.set(key(one), [one])
  }
  return [...groups.values()]
}

/** Events of some rows, in their order; what one person said of several rows in the same words is one line. */
function historyOf(events: readonly DecisionEvent[], stands: Stands): Said[] {
  const inOrder = [...events].sort((a, b) => a.at.localeCompare(b.at))
  const alike = ({ by, verdict, text, ticket, to, due }: DecisionEvent) => JSON.stringify([by, verdict, text, ticket, to, due])
  const runs: [DecisionEvent, ...DecisionEvent[]][] = []
  for (const event of inOrder) {
    const run = runs.at(-1)
    const again = run?.some(({ subject }) => subject.row === event.subject.row)
    if (run && !again && alike(run[0]) === alike(event)) run.push(event)
    else runs.push([event])
  }
  return runs.map((run) => {
    const { at, by, verdict, text, ticket, to, due } = run[0]
    return { at, by, verdict, text, ticket, to, due, rows: run.length, undone: run.filter(stands.isUndone).length }
  })
}

function stoodOf(card: Card, place: number, rows: readonly AgendaRow[], stands: Stands, { state }: Pick<Standing, 'state'>): Stood {
  const { section, kind, reasons, explained, caveats, figures } = card
  return {
    card: place,
    section,
    kind,
    records: itemKinds.find(({ id }) => id === kind)?.records ?? 'records',
    lead: rowsOf(card)[0],
    rows: [...rows],
    reasons,
    explained,
    caveats,
    figures,
    history: historyOf(
      rows.flatMap((row) => stands.of(row)),
      stands,
    ),
    comments: state.comments
      .filter((comment) => comment.card === place && Date.parse(comment.at) <= stands.at.getTime())
      .map(({ at, by, text }) => ({ at, by, text })),
  }
}

type Undetailed = Omit<ReportDecision, 'detail'>

/** What was decided of each card, rows that were decided alike as one, the heaviest first; and the rows of which nothing stands. */
export function outcome(
  standing: Standing,
  stands: Stands,
): { readonly decisions: readonly Undetailed[]; readonly open: readonly Stood[] } {
  const decisions: Undetailed[] = []
  const open: Stood[] = []
  for (const [place, card] of standing.review.cards.entries()) {
    const decided = rowsOf(card).map((row) => ({ row, decision: stands.word(row) === 'open' ? null : stands.decision(row) }))
    const groups = groupedBy(decided, ({ decision }) => {
      if (decision === null) return ''
      const { verdict, by, text, ticket, expires, to, due } = decision
      return JSON.stringify([verdict, by, text, ticket, expires, to, due])
    })
    for (const group of groups) {
      const { decision } = group[0]
      const all = stoodOf(
        card,
        place,
        group.map(({ row }) => row),
        stands,
        standing,
      )
      if (decision === null) open.push(all)
      else {
        const { event, ...told } = decision
        const kept = stands.events.find(({ id }) => id === event)
        decisions.push({ ...all, ...told, present: kept?.present ?? [], here: kept?.review === standing.review.id })
      }
    }
  }
  return { decisions: decisions.sort((a, b) => order.indexOf(a.verdict) - order.indexOf(b.verdict) || a.card - b.card), open }
}

/** Decisions with what their cards showed. */
export async function withDetails(
  decisions: readonly Undetailed[],
  read: (place: number) => Promise<CardDetail>,
): Promise<ReportDecision[]> {
  const places = new Set(decisions.map(({ card }) => card))
  const details = new Map<number, CardDetail>()
  for (const place of places) details.set(place, await read(place))
  return decisions.flatMap((decision) => {
    const detail = details.get(decision.card)
    return detail ? [{ ...decision, detail }] : []
  })
}
