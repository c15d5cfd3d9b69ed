import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, onTestFinished } from 'vitest'
import { baselineToMake } from '../../../lib/baselines/baseline'
import { openBaselines } from '../../../lib/baselines/baselines'
import { withBaselines } from '../../../lib/baselines/with-baselines'
import { openDecisions } from '../../../lib/decisions/decisions'
import { type ToDecide, toDecide } from '../../../lib/decisions/event'
import { baselineChange } from '../../../lib/hunts/baseline-change'
import { agenda } from '../../../lib/reviews/agenda'
import { type Card, reviewToMake } from '../../../lib/reviews/review'
import { openReviews } from '../../../lib/reviews/reviews'
import { deciding } from '../decisions/decision-fixture'
import { storeWith } from '../store-fixture'

const day = 86_400
const monday = Date.parse('2026-01-05T00:00:00Z') / 1000
const [first, second] = [
  [0, 1, 2, 3, 4],
  [7, 8, 9, 10, 11],
]
export const third = [14, 15, 16, 17, 18]

/** One answered connection from a host to a peer on each of these days. */
export const daily = (days: readonly number[], host: number, peer: number, bytes: number) =>
  days.map((at) => ({
    ts: monday + at * day + 36_000 + host,
    uid: `C${host}x${peer}x${at}`,
    id_orig_h: `10.0.0.${host}`,
    id_orig_p: 40_000,
    id_resp_h: `10.0.1.${peer}`,
    id_resp_p: 443,
    proto: 'tcp',
    conn_state: 'SF',
    orig_bytes: bytes,
    resp_bytes: 0,
    local_orig: true,
    local_resp: true,
  }))

async function ownFolder(after: (gone: () => Promise<void>) => void): Promise<string> {
  const folder = await mkdtemp(join(tmpdir(), 'spoor-reviews-'))
  after(() => rm(folder, { recursive: true, force: true }))
  return folder
}

/**
 * Two weeks, the first of them frozen: hosts 1 and 2 go on, 3 stops, 4 to 6 begin to call the same peer, 7 is seen on one day of the second
 * week alone. Gone after the tests of the file.
 */
export async function twoWeeks() {
  const duck = await storeWith({
    conn: [
      ...daily([...first, ...second], 1, 1, 100),
      ...daily([...first, ...second], 2, 1, 5000),
      ...daily(first, 3, 2, 10),
      ...[4, 5, 6].flatMap((host) => daily(second, host, 3, 20)),
      ...daily([8], 7, 1, 10),
    ],
  })
  const baselines = openBaselines(await ownFolder(afterAll))
  const baseline = await baselines.make(duck, baselineToMake.parse({ name: 'first week', from: '2026-01-05', to: '2026-01-12' }))
  return { duck, baselines, baseline }
}
export type TwoWeeks = Awaited<ReturnType<typeof twoWeeks>>

/** When meetings are made. */
export const now = new Date('2026-01-20T12:00:00.000Z')

/** All that a review is made from, with nothing decided yet; what is decided is decided at `at`. */
export async function sources({ duck, baselines, baseline }: TwoWeeks, at: () => Date = () => now) {
  const folder = await ownFolder(onTestFinished)
  const decisions = openDecisions(join(folder, 'decisions.ndjson'), at)
  const store = withBaselines(deciding(duck, decisions), baselines)
  return { store, hunt: baselineChange, baseline, decisions, folder, reviews: openReviews(join(folder, 'reviews'), () => now) }
}
export type Sources = Awaited<ReturnType<typeof sources>>

/** What is asked for: the second week, unless told otherwise. */
export const asked = ({ baseline }: Pick<Sources, 'baseline'>, more: object = {}) =>
  reviewToMake.parse({ title: 'Second week', chair: 'Mara', baseline: baseline.id, search: 'from=2026-01-12&to=2026-01-19', ...more })

export const agendaOf = (from: Sources, more: object = {}) =>
  agenda(from.store, from.hunt, from.baseline, from.decisions, asked(from, more), now)

/** A card in one line: `new edges 10.0.0.4 → 10.0.1.3 443/tcp +2`. */
export const line = ({ section, kind, subject, like }: Card) =>
  `${section} ${kind} ${subject.title}${like.length > 0 ? ` +${like.length}` : ''}`

/** Something said of rows of cards on which nothing was said before. */
export const saying = (cards: readonly Card[], more: object): ToDecide =>
  toDecide.parse({ by: 'Mara', text: 'known', subjects: cards.map(({ subject }) => ({ ...subject, after: null })), ...more })
