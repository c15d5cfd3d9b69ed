import { randomUUID } from 'node:crypto'
import { mkdir, readFile, rename, rm } from 'node:fs/promises'
import { join } from 'node:path'
import type { Baseline } from '../baselines/baseline'
import type { Decisions } from '../decisions/decisions'
import { UserError } from '../errors'
import { foldersIn, readEach } from '../folders'
import type { Hunt } from '../hunt'
import type { AskOptions } from '../stages'
import type { Store } from '../store/store'
import { writeWhole } from '../whole-file'
import { agenda } from './agenda'
import { type CardDetail, cardDetail, readDetail } from './card-detail'
import { type Meeting, openMeeting } from './meeting'
import { type Card, type Review, type ReviewToMake, review } from './review'

const mostReviews = 500
const unfinished = '.part-'

/** What a review is made from. */
export interface Sources {
  readonly store: Store
  readonly hunt: Hunt
  readonly baseline: Baseline
  readonly decisions: Pick<Decisions, 'list'>
}

export interface Reviews {
  /** Newest first; what cannot be read is left out. */
  list(): Promise<readonly Review[]>
  /** What is wrong with those that cannot be read. */
  faults(): Promise<readonly string[]>
  /** Throws `not-found`. */
  get(id: string): Promise<Review>
  /** Makes the agenda and keeps it: whole or not at all. Throws `bad-params`, `conflict`. */
  make(sources: Sources, given: ReviewToMake, options?: AskOptions): Promise<Review>
  /** Deletes agenda and meeting; decisions stay. Throws `not-found`. */
  remove(id: string): Promise<Review>
  /** Throws `not-found`. */
  meeting(id: string): Promise<Meeting>
  /** What a card shows beside its row, read once. Throws `not-found`. */
  detail(
    id: string,
    place: number,
    sources: Pick<Sources, 'store' | 'hunt'>,
    options?: AskOptions,
  ): Promise<{ card: Card; detail: CardDetail }>
}

const write = (path: string, value: unknown) => writeWhole(path, `${JSON.stringify(value)}\n`)

const newestFirst = (one: Review, other: Review) => other.created.localeCompare(one.created) || (one.id < other.id ? -1 : 1)

/** The reviews in one folder, each in a folder of its own. One instance per folder; `now` is the clock. */
export function openReviews(folder: string, now: () => Date = () => new Date()): Reviews {
  const meetings = new Map<string, Meeting>()
  const known = new Map<string, Review>()
  const details = new Map<string, Promise<CardDetail>>()
  const read = async (name: string): Promise<Review> => {
    const path = join(folder, name, 'review.json')
    try {
      const one = known.get(name) ?? review.parse(JSON.parse(await readFile(path, 'utf8')))
      known.set(name, one)
      return one
    } catch (cause) {
      throw new UserError('failed', `${path} does not hold a review. Mend it or move its folder away.`, {}, { cause })
    }
  }
  const names = () => foldersIn(folder)
  const get = async (id: string) => {
    if (!(await names()).includes(id)) throw new UserError('not-found', `There is no review ${id}.`, { id })
    return read(id)
  }
  /** From its file, else from the logs and, where nothing of it is missing, into it. */
  async function keptDetail(one: Review, place: number, card: Card, { store, hunt }: Pick<Sources, 'store' | 'hunt'>, options: AskOptions) {
    const path = join(folder, one.id, `card-${place}.json`)
    const kept = await readFile(path, 'utf8')
      .then((text) => cardDetail.parse(JSON.parse(text)))
      .catch(() => null)
    if (kept?.note === null) return kept
    const made = await readDetail(store, hunt, one, card, options)
    if (made.note === null) await write(path, made)
    return made
  }
  return {
    list: async () => [...(await readEach(await names(), read)).read].sort(newestFirst),
    faults: async () => (await readEach(await names(), read)).faults,
    get,
    async make({ store, hunt, baseline, decisions }, given, options = {}) {
      if ((await names()).length >= mostReviews)
        throw new UserError('conflict', `There are ${mostReviews} reviews, and no more can be kept. Delete one first.`)
      const { title, chair, invited, search, least } = given
      const made = await agenda(store, hunt, baseline, decisions, given, now(), options)
      if (made.cards.length === 0)
        throw new UserError('conflict', 'Nothing is open: no row has enough points. Choose another window, or list rows with fewer points.')
      const id = randomUUID()
      const one = review.parse({ id, title, chair, invited, created: now().toISOString(), search, baseline, least, ...made })
      const part = join(folder, `${unfinished}${id}`)
      await mkdir(part, { recursive: true })
      await write(join(part, 'review.json'), one)
      await rename(part, join(folder, id))
      return one
    },
    async remove(id) {
      const one = await get(id)
      const leaving = join(folder, `${unfinished}${randomUUID()}`)
      await rename(join(folder, id), leaving)
      for (const kept of [known, meetings]) kept.delete(id)
      await rm(leaving, { recursive: true, force: true })
      return one
    },
    async meeting(id) {
      const { cards, chair } = await get(id)
      const one = meetings.get(id) ?? openMeeting(join(folder, id, 'events.ndjson'), { cards: cards.length, chair }, now)
      meetings.set(id, one)
      return one
    },
    async detail(id, place, sources, options = {}) {
      const one = await get(id)
      const card = one.cards[place]
      if (!card) throw new UserError('not-found', `The agenda has no card ${place}.`, { id, card: place })
      const key = `${id} ${place}`
      // Two who open the same card wait for one reading, which goes on when one of them leaves; one that fails is tried again.
      const { onStage } = options
      const reading = details.get(key) ?? keptDetail(one, place, card, sources, onStage ? { onStage } : {})
      details.set(key, reading)
      try {
        return { card, detail: await reading }
      } finally {
        details.delete(key)
      }
    },
  }
}
