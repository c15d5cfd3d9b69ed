import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll } from 'vitest'
import { openBaselines } from '../../../lib/baselines/baselines'
import { withBaselines } from '../../../lib/baselines/with-baselines'
import { openDecisions } from '../../../lib/decisions/decisions'
import { toDecide } from '../../../lib/decisions/event'
import { baselineChange } from '../../../lib/hunts/baseline-change'
import { reportOf } from '../../../lib/reviews/report'
import { type AgendaRow, type Card, reviewToMake, toHappen } from '../../../lib/reviews/review'
import { openReviews } from '../../../lib/reviews/reviews'
import { type FixtureRow, storeWith } from '../store-fixture'

/** Monday, the 5th of January 2026. */
const monday = Date.UTC(2026, 0, 5) / 1000
const week = 7 * 86_400
export const script = '<script>alert("ran")</script>'
export const quoted = `o'brien"s.example`

let serial = 0
const connection = (ts: number, from: string, to: string, port: number): FixtureRow => ({
  ts,
  uid: `C${++serial}`,
  id_orig_h: from,
  id_resp_h: to,
  id_resp_p: port,
  proto: 'tcp',
  conn_state: 'SF',
  orig_bytes: 100,
  resp_bytes: 900,
})

/** Five days of a week, an hour each of which somebody calls the same server. */
const steady = (begin: number) =>
  Array.from({ length: 5 * 24 }, (_, hour) => connection(begin + hour * 3600, '10.0.0.1', '192.0.2.10', 443))
const daily = (begin: number, from: string, to: string, port: number) =>
  [0, 1, 2].map((day) => connection(begin + day * 86_400 + 60, from, to, port))

/** Two weeks, and further requests: in the second a server is called by four hosts that nobody called before, and a client calls another; one edge has gone. */
const logs = (requests: readonly FixtureRow[]) => ({
  conn: [
    ...steady(monday),
    ...steady(monday + week),
    ...daily(monday, '10.0.0.6', '203.0.113.9', 22),
    ...['10.0.0.2', '10.0.0.3', '10.0.0.4', '10.0.0.5'].flatMap((from) => daily(monday + week, from, '198.51.100.7', 8443)),
    ...daily(monday + week, '10.0.0.7', '203.0.113.77', 4444),
  ],
  http: [
    ...requests,
    { ts: monday, uid: 'H1', id_orig_h: '10.0.0.1', host: 'intra.example', user_agent: 'curl/8.0' },
    ...[0, 1, 2].map((day) => ({
      ts: monday + week + day * 86_400,
      uid: `H${day + 2}`,
      id_orig_h: '10.0.0.2',
      host: 'x.example',
      user_agent: script,
    })),
  ],
  dns: [
    { ts: monday, uid: 'D1', id_orig_h: '10.0.0.1', id_resp_h: '10.0.0.53', id_resp_p: 53, proto: 'udp', query: 'intra.example', qtype: 1 },
    ...[0, 1, 2].map((day) => ({
      ts: monday + week + day * 86_400,
      uid: `D${day + 2}`,
      id_orig_h: '10.0.0.2',
      id_resp_h: '10.0.0.53',
      id_resp_p: 53,
      proto: 'udp',
      query: quoted,
      qtype: 1,
    })),
  ],
})

/** A request of the second week that shows this agent. */
export const requestBy = (user_agent: string): FixtureRow => ({
  ts: monday + week + 7200,
  uid: `H${++serial}x`,
  id_orig_h: '10.0.0.2',
  host: 'x.example',
  user_agent,
})

const iso = (seconds: number) => new Date(seconds * 1000).toISOString()

/** A meeting over the second week against the first, its clock a minute further at each event. */
export async function meeting(requests: readonly FixtureRow[] = []) {
  const folder = await mkdtemp(join(tmpdir(), 'spoor-meeting-'))
  afterAll(() => rm(folder, { recursive: true, force: true }))
  let minute = 0
  const now = () => new Date(Date.UTC(2026, 0, 19, 9, minute++))
  const decisions = openDecisions(join(folder, 'decisions.ndjson'), now)
  const baselines = openBaselines(join(folder, 'baselines'))
  const bare = await storeWith(logs(requests))
  const store = withBaselines({ ...bare, decided: () => decisions.decided() }, baselines)
  const baseline = await baselines.make(store, { name: 'First week', from: iso(monday), to: iso(monday + week) })
  const reviews = openReviews(join(folder, 'reviews'), now)
  const search = new URLSearchParams({ from: iso(monday + week), to: iso(monday + 2 * week) }).toString()
  const sources = { store, hunt: baselineChange, reviews, decisions }
  const review = await reviews.make(
    { store, hunt: baselineChange, baseline, decisions },
    reviewToMake.parse({ title: 'Second week', chair: 'Mara', invited: ['Noor'], baseline: baseline.id, search, least: 0 }),
  )
  const happening = await reviews.meeting(review.id)

  const card = (word: string): Card => {
    const found = review.cards.find(({ subject }) => subject.title.includes(word))
    if (!found) throw new Error(`no card speaks of ${word}: ${review.cards.map(({ subject }) => subject.title).join(', ')}`)
    return found
  }
  const last = async ({ subject }: Pick<AgendaRow, 'subject'>) =>
    (await decisions.list({ hunt: subject.hunt, row: subject.row })).events[0]?.id ?? null
  return {
    sources,
    review,
    card,
    happen: (given: object) => happening.happen(toHappen.parse({ by: 'Mara', ...given })),
    async decide(rows: readonly Pick<AgendaRow, 'subject'>[], more: object) {
      const subjects = await Promise.all(rows.map(async (row) => ({ ...row.subject, after: await last(row) })))
      return decisions.decide(toDecide.parse({ by: 'Mara', review: review.id, subjects, ...more }))
    },
    undo: (event: string, text = '') => decisions.undo({ by: 'Jon', present: [], review: review.id, event, text }),
    report: () => reportOf(sources, review.id, now()),
  }
}
