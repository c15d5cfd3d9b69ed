import type { Row } from '../../store/store'
import type { Report, ReportDecision, Stood } from './shape'

/** The columns of the appendix. */
export const appendixColumns = [
  'card',
  'section',
  'kind',
  'decision',
  'row',
  'title',
  'sentence',
  'score',
  'records',
  'old_records',
  'what',
  'decided_by',
  'decided_at',
  'decision_text',
  'ticket',
  'expires',
  'to',
  'due',
  'present',
  'history',
  'comments',
  'evidence',
] as const

const undecided = {
  decision: 'open',
  decided_by: null,
  decided_at: null,
  decision_text: null,
  ticket: null,
  expires: null,
  to: null,
  due: null,
}

/** The records that the report shows for a card, those of its `row`: how many of which log, and all filters that find them. */
const evidenceOf = ({ lead, detail }: ReportDecision) =>
  detail.evidence.map(({ label, log, total, filter, from, to }) => ({
    row: lead.subject.row,
    label,
    log,
    total,
    filter: [...filter],
    from,
    to,
  }))

function rowsOf(
  { card, section, kind, rows, history, comments }: Stood,
  decided: Row,
  evidence: ReturnType<typeof evidenceOf> = [],
): Row[] {
  return rows.map(({ subject, sentence, score, records, old_records }, i) => ({
    card: card + 1,
    section,
    kind,
    row: subject.row,
    title: subject.title,
    sentence,
    score,
    records,
    old_records,
    what: subject.what.map((term) => ({ ...term })),
    present: [],
    ...decided,
    history: history.map((said) => ({ ...said })),
    comments: comments.map((comment) => ({ ...comment })),
    evidence: i === 0 ? evidence : [],
  }))
}

/** Every row of the agenda, in its order, with what was decided; the first of those that were decided alike has the evidence. Indicators are as they are. */
export function appendixOf({ decisions, open }: Pick<Report, 'decisions' | 'open'>): readonly Row[] {
  const decided = decisions.flatMap((one) => {
    const { verdict, by, at, text, ticket, expires, to, due, present } = one
    const decided = { decision: verdict, decided_by: by, decided_at: at, decision_text: text, ticket, expires, to, due, present }
    return rowsOf(one, decided, evidenceOf(one))
  })
  return [...decided, ...open.flatMap((one) => rowsOf(one, undecided))].sort((a, b) => Number(a.card) - Number(b.card))
}
