import 'server-only'
import { join, resolve } from 'node:path'
import { type AllowList, openAllowList } from './allow-list/allow-list'
import { type Baselines, openBaselines } from './baselines/baselines'
import { withBaselines } from './baselines/with-baselines'
import { config } from './config'
import { type Decisions, openDecisions } from './decisions/decisions'
import { knownGood } from './decisions/known-good'
import { type Jobs, openJobs } from './ingest/jobs'
import { type NamedNetworks, openNamedNetworks } from './named-networks/named-networks'
import { withExcusing } from './reference/excusing'
import { withLists } from './reference/lists'
import { withNamed } from './reference/named'
import { openReviews, type Reviews } from './reviews/reviews'
import { openSavedViews, type SavedViews } from './saved-views/saved-views'
import { type DuckStore, openDuckDB } from './store/duckdb'

// Pages and routes are bundled apart and reloaded in development: the one store of the process and its jobs hang on globalThis.
const holder = globalThis as typeof globalThis & {
  spoorStore?: Promise<DuckStore> | undefined
  spoorJobs?: Promise<Jobs> | undefined
  spoorViews?: SavedViews | undefined
  spoorAllowList?: AllowList | undefined
  spoorNetworks?: NamedNetworks | undefined
  spoorBaselines?: Baselines | undefined
  spoorDecisions?: Decisions | undefined
  spoorReviews?: Reviews | undefined
}

/** The process's one store, opened by the first caller. A failed opening is tried again by the next. */
export function store(): Promise<DuckStore> {
  const { data, memory, threads, lists, maxExpansion } = config()
  holder.spoorStore ??= openDuckDB({ path: join(data, 'store.duckdb'), memory, threads })
    .then((opened) => {
      const decided = () => decisions().decided()
      const allowed = async () => knownGood(await allowList().allowed(), await decided())
      const listed = { ...withLists(opened, { folder: lists, maxExpansion }), allowed, decided }
      const excusing = withExcusing(listed, () => allowList().excusing())
      const knowing = withBaselines(
        withNamed(excusing, () => namedNetworks().list()),
        baselines(),
      )
      // Read now, so that no hunt has to wait for them; whoever asks next is told what went wrong.
      knowing.reference().catch(() => undefined)
      return knowing
    })
    .catch((error) => {
      holder.spoorStore = undefined
      throw error
    })
  return holder.spoorStore
}

async function open(): Promise<Jobs> {
  const { data, maxExpansion } = config()
  return openJobs(await store(), { folder: join(data, 'ingest'), maxExpansion, sample: resolve(/* turbopackIgnore: true */ 'data/sample') })
}

/** The process's loads. */
export function jobs(): Promise<Jobs> {
  holder.spoorJobs ??= open().catch((error) => {
    holder.spoorJobs = undefined
    throw error
  })
  return holder.spoorJobs
}

/** The process's saved views; they can be read and changed whatever the store does. */
export function savedViews(): SavedViews {
  holder.spoorViews ??= openSavedViews(join(config().data, 'views.json'))
  return holder.spoorViews
}

/** The process's allow-list; it can be read and changed whatever the store does. */
export function allowList(): AllowList {
  holder.spoorAllowList ??= openAllowList(join(config().data, 'allow-list.json'))
  return holder.spoorAllowList
}

/** What the users have decided; it can be read and added to whatever the store does. */
export function decisions(): Decisions {
  holder.spoorDecisions ??= openDecisions(join(config().data, 'decisions.ndjson'))
  return holder.spoorDecisions
}

/** The networks that were named in the page. */
export function namedNetworks(): NamedNetworks {
  holder.spoorNetworks ??= openNamedNetworks(join(config().data, 'networks.json'))
  return holder.spoorNetworks
}

/** The process's baselines; they can be read whatever the store does. */
export function baselines(): Baselines {
  holder.spoorBaselines ??= openBaselines(join(config().data, 'baselines'))
  return holder.spoorBaselines
}

/** The process's reviews; their agendas can be read whatever the store does. */
export function reviews(): Reviews {
  holder.spoorReviews ??= openReviews(join(config().data, 'reviews'))
  return holder.spoorReviews
}

/** Why the store could not be opened, or null; opens it where nobody has. */
export async function openingFault(): Promise<unknown> {
  return jobs().then(
    () => null,
    (error: unknown) => error,
  )
}

/** Cancels the loads, interrupts the queries and closes the store, as far as they were opened. */
export async function closeAll(): Promise<void> {
  await (await holder.spoorJobs?.catch(() => undefined))?.close()
  await (await holder.spoorStore?.catch(() => undefined))?.close()
}
