import { itemKinds } from '../../baselines/items/kinds'
import type { Review } from '../review'
import type { Report, Word } from './shape'
import { agendaRows, rowsOf, type Stands } from './standing'

type Note = Review['comparison']['notes'][number]

const none = (): Record<Word, number> => ({ accept: 0, explain: 0, watch: 0, threat: 0, defer: 0, open: 0 })

type State = Report['kinds'][number]['unjudged'][number]
const states: readonly State[] = ['new', 'gone', 'changed']
const blind: Readonly<Partial<Record<Note['code'], readonly State[]>>> = {
  own: states,
  history: ['changed'],
  days: ['changed'],
  filters: ['gone', 'changed'],
}

/** The states of a kind of item that cannot be judged, by the notes of the comparison. */
function unjudged(kind: string, notes: readonly Note[]): State[] {
  const log = itemKinds.find(({ id }) => id === kind)?.log
  const found = notes.flatMap((note) => (note.code === 'log' ? (note.log === log ? states : []) : (blind[note.code] ?? [])))
  return states.filter((state) => found.includes(state))
}

/** How the rows of the agenda stood, in all and beside the four counts of each kind. */
export function countsOf({ cards, comparison }: Review, stands: Stands): Pick<Report, 'kinds' | 'rows'> {
  const all = none()
  const byKind = new Map<string | null, Record<Word, number>>()
  for (const { row, card } of agendaRows(cards)) {
    const word = stands.word(row)
    const kind = byKind.get(card.kind) ?? none()
    all[word] += 1
    kind[word] += 1
    byKind.set(card.kind, kind)
  }
  const kinds = comparison.kinds.map((kind) => ({
    ...kind,
    rows: byKind.get(kind.kind) ?? none(),
    unjudged: unjudged(kind.kind, comparison.notes),
  }))
  return { rows: all, kinds }
}

/** Cards by the section in which they were read. */
export function sectionsOf({ cards }: Pick<Review, 'cards'>): Report['cards']['sections'] {
  const sections: Report['cards']['sections'] = {}
  for (const { section } of cards) sections[section] = (sections[section] ?? 0) + 1
  return sections
}

/** Places of the cards whose first row was decided on since the agenda was made. */
export function decidedCards({ cards, created }: Pick<Review, 'cards' | 'created'>, stands: Stands): readonly number[] {
  return cards.flatMap((card, place) => ((stands.decision(rowsOf(card)[0])?.at ?? '') >= created ? [place] : []))
}
