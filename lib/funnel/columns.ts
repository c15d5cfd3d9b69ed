import type { Columns } from '../columns'
import type { Hunt } from '../hunt'

/** Columns of a name; those that follow from hunts are named by `huntColumn`. */
export const ownColumns = {
  score: {
    kind: 'score',
    label: 'Score',
    unit: '0–100',
    help: 'The highest score that a hunt gives a listed row about the name, with its usual parameters; none where no hunt lists it.',
  },
  name: { kind: 'name', label: 'Name', unit: 'as queried', help: 'The name that was asked for; spellings are one name.', field: 'query' },
  domain: {
    kind: 'name',
    label: 'Domain',
    unit: 'registrable',
    help: 'The part that somebody registers: one label below the public suffix.',
    priority: 3,
  },
  explained: {
    kind: 'text',
    label: 'Explained by',
    unit: 'hunts',
    help: 'The harmless reading of the row that gave the score, where it has one.',
    quiet: true,
  },
  clients: { kind: 'count', label: 'Clients', unit: 'hosts', help: 'Addresses that asked for it in the scope.' },
  chosen_clients: {
    kind: 'count',
    label: 'Chosen clients',
    unit: 'hosts',
    help: 'Those of them in the chosen client networks.',
  },
  records: { kind: 'count', label: 'Lookups', unit: 'records', help: 'Records of dns that ask for it.', priority: 2 },
  first_seen: { kind: 'time', label: 'First seen', unit: 'UTC', help: 'The first of those lookups.', priority: 2 },
  last_seen: { kind: 'time', label: 'Last seen', unit: 'UTC', help: 'The last of those lookups.' },
  rank: {
    kind: 'count',
    label: 'Rank',
    unit: 'popularity',
    help: 'Best rank of it or its domain in a popularity list; none where strangers get names, links or files there.',
    priority: 3,
  },
  rank_list: { kind: 'text', label: 'Popularity list', help: 'The file that the rank stands in.', quiet: true },
  category: {
    kind: 'text',
    label: 'Category',
    help: 'What a list of categorised domains says of it or its domain.',
    priority: 3,
  },
  category_list: { kind: 'text', label: 'Category list', help: 'The file that the category stands in.', quiet: true },
} as const satisfies Columns

/** A hunt's own score as a column, under the hunt's id. */
const huntColumn = ({ id, title }: Hunt): Columns => ({
  [id]: {
    kind: 'score',
    label: title,
    unit: '0–100',
    help: `The highest score of a listed row of ${title} about the name.`,
    priority: 3,
  },
})

interface Drawn {
  readonly chosen: boolean
  readonly ranked: boolean
  readonly categorised: boolean
}

/** Columns in their order; clients of chosen networks only where some are, rank and category drawn only where names can have them. */
export function columnsOf(hunts: readonly Hunt[], { chosen, ranked, categorised }: Drawn): Columns {
  const { score, name, explained, clients, chosen_clients, domain, rank, rank_list, category, category_list, ...rest } = ownColumns
  return {
    score,
    name,
    ...Object.assign({}, ...hunts.map(huntColumn)),
    explained,
    clients,
    ...(chosen && { chosen_clients }),
    ...rest,
    domain,
    rank: { ...rank, quiet: !ranked },
    rank_list,
    category: { ...category, quiet: !categorised },
    category_list,
  }
}
