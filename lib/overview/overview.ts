import { resolve } from '../asking/ask'
import type { Hunt } from '../hunt'
import { sql } from '../sql'
import { type AskOptions, inStages } from '../stages'
import type { QueryOptions, Store } from '../store/store'
import { attempt } from './attempt'
import { countHunt, type HuntCount } from './counts'
import { type Note, notes } from './notes'
import { type OverviewLogs, overviewLogs } from './overview-logs'
import { usualQuestion } from './usual-question'

export interface Overview {
  readonly data: OverviewLogs | null
  readonly files: {
    readonly total: number
    readonly rejected: number
    readonly failed: number
    readonly skipped: number
    readonly sample: boolean
  } | null
  /** Logs that are not in these data, and what cannot be asked without them. */
  readonly missing: readonly {
    readonly log: string
    readonly hunts: readonly { readonly id: string; readonly title: string; readonly required: boolean }[]
  }[]
  readonly notes: readonly Note[]
  readonly hunts: readonly {
    readonly id: string
    readonly title: string
    readonly question: string
    readonly subjects: string
    readonly counts: HuntCount | null
    /** The parameters that it was counted by; none where they are its usual ones. */
    readonly params: Readonly<Record<string, string>>
  }[]
  /** Why a part is missing, by its name. */
  readonly errors: Readonly<Record<string, string>>
}

async function files(store: Store, options: QueryOptions) {
  const { rows } = await store.query(
    sql`SELECT count(*) AS total, coalesce(sum(rejected), 0) AS rejected, count(*) FILTER (WHERE status = 'failed') AS failed,
  count(*) FILTER (WHERE status = 'skipped') AS skipped, coalesce(bool_or(sample), FALSE) AS sample
FROM spoor.files`,
    options,
  )
  const row = rows[0] ?? {}
  return {
    total: Number(row.total ?? 0),
    rejected: Number(row.rejected ?? 0),
    failed: Number(row.failed ?? 0),
    skipped: Number(row.skipped ?? 0),
    sample: row.sample === true,
  }
}

function missing(hunts: readonly Hunt[], loaded: readonly string[]): Overview['missing'] {
  const lacks = hunts.flatMap((hunt) => {
    const { id, title, logs, instead = [], optional = [] } = hunt
    const { params } = usualQuestion(hunt, loaded)
    return [
      ...resolve(logs, params).map((log) => ({ log, hunt: { id, title, required: !instead.some((one) => loaded.includes(one)) } })),
      ...resolve(optional, params).map((log) => ({ log, hunt: { id, title, required: false } })),
    ]
  })
  const names = [...new Set(lacks.map(({ log }) => log))].filter((log) => !loaded.includes(log)).sort()
  return names.map((log) => ({ log, hunts: lacks.filter((lack) => lack.log === log).map(({ hunt }) => hunt) }))
}

/** How healthy the data are, and what each hunt holds over all of them. A part that fails does not fail the rest. */
export async function overview(store: Store, hunts: readonly Hunt[], options: AskOptions = {}): Promise<Overview> {
  const errors: Record<string, string> = {}
  const stage = inStages(hunts.length + 3, options)
  const loaded = [...(await store.tables()).keys()]
  const counted: Overview['hunts'][number][] = []
  for (const hunt of hunts) {
    const { id, title, question, subjects } = hunt
    const { given } = usualQuestion(hunt, loaded)
    const counts = await stage(`counting ${title}`, (own) =>
      attempt(errors, `hunts.${id}`, () => countHunt(store, hunt, new URLSearchParams(given), own)),
    )
    counted.push({ id, title, question, subjects, counts, params: given })
  }
  return {
    data: await stage(`reading when each of ${loaded.length} logs has records`, (own) =>
      attempt(errors, 'data', () => overviewLogs(store, hunts, own)),
    ),
    files: await stage('counting the files', (own) => attempt(errors, 'files', () => files(store, own))),
    missing: missing(hunts, loaded),
    notes: (await stage('looking for what limits the data', (own) => attempt(errors, 'notes', () => notes(store, own)))) ?? [],
    hunts: counted,
    errors,
  }
}
