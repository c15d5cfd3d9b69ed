import { type Sql, sql } from '../sql'
import type { Reference } from '../store/reference'
import { type StageName, stageNames } from './params'

export interface Stage {
  readonly stage: StageName
  readonly label: string
  /** Names that remain after it. */
  readonly names: number
  /** Names that it took out of those before; null where it was not applied. */
  readonly removed: number | null
  /** What it takes out, in words; why it was not applied. */
  readonly note: string
}

/** What decides about each stage: the parameters as they were read, and the lists. */
export interface Deciding {
  readonly popular: number
  readonly networks: readonly string[]
  readonly reference: Reference
}

/** The stage that takes a name of lib/funnel/queried out, counted from 0; one more than the last for those that remain. */
export function takenAt({ popular, networks }: Deciding): Sql {
  return sql`CASE
    WHEN NOT counts THEN 0
    WHEN rank <= ${popular} THEN 1
    WHEN category IS NOT NULL THEN 2
    WHEN ${networks.length > 0} AND chosen_clients = 0 THEN 3
    ELSE 4 END`
}

const quoted = (files: readonly string[]) => files.join(', ')
const first = (n: number) => n.toLocaleString('en-GB')

/** Why a stage is left out, or null. */
function unapplied({ popular, networks, reference }: Deciding): Readonly<Record<StageName, string | null>> {
  return {
    all: null,
    not_popular: !reference.popular.present ? 'no popularity list in SPOOR_LISTS' : popular === 0 ? 'popular up to rank 0' : null,
    not_categorised: reference.categorised.present ? null : 'no list of categorised domains in SPOOR_LISTS',
    asked_for: networks.length > 0 ? null : 'no client networks chosen',
  }
}

/** The stages with their counts; `taken` says how many names each took out, and how many remain, in this order. */
export function stagesOf(taken: readonly number[], deciding: Deciding): readonly Stage[] {
  const { popular, networks, reference } = deciding
  const left = unapplied(deciding)
  const labels: Readonly<Record<StageName, string>> = {
    all: 'All queried names',
    not_popular: 'Not popular',
    not_categorised: 'Not categorised',
    asked_for: 'Asked for by the chosen networks',
  }
  const notes: Readonly<Record<StageName, string>> = {
    all: 'local, reverse or single-label names, addresses and public suffixes',
    not_popular: `within the first ${first(popular)} of ${quoted(reference.popular.files)}`,
    not_categorised: `in ${quoted(reference.categorised.files)}`,
    asked_for: `no client of ${quoted(networks)} asked for them`,
  }
  return stageNames.map((stage, i) => ({
    stage,
    label: labels[stage],
    names: taken.slice(i + 1).reduce((sum, n) => sum + n, 0),
    removed: left[stage] === null ? (taken[i] ?? 0) : null,
    note: left[stage] === null ? notes[stage] : `not applied: ${left[stage]}`,
  }))
}
