import type { Row } from '../../store/store'
import type { Report, Stood } from './shape'

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

function rowsOf({ card, section, kind, rows, history, comments }: Stood, decided: Row): Row[] {
  return rows.map(({ subject, sentence, score, records, old_records }) => ({
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
  }))
}

/** Every row of the agenda, in its order, with what was decided; indicators as they are. */
export function appendixOf({ decisions, open }: Pick<Report, 'decisions' | 'open'>): readonly Row[] {
  const decided = decisions.flatMap((one) => {
    const { verdict, by, at, text, ticket, expires, to, due, present } = one
    return rowsOf(one, { decision: verdict, decided_by: by, decided_at: at, decision_text: text, ticket, expires, to, due, present })
  })
  return [...decided, ...open.flatMap((one) => rowsOf(one, undecided))].sort((a, b) => Number(a.card) - Number(b.card))
}
