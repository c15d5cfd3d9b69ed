import type { Reach } from '@/lib/decisions/fold'
import { askAgain, askAllAgain, type Concerned } from '../query/all-again'
import type { DecisionEvent } from './decision'

/** Events after which this page has asked again: one's own come twice, as an answer and as news. */
const heard = new Set<string>()

export const isHeard = (id: string | null): boolean => id === null || heard.has(id)

function take(events: readonly Pick<DecisionEvent, 'id'>[]): boolean {
  const fresh = events.filter(({ id }) => !heard.has(id))
  for (const { id } of fresh) heard.add(id)
  return fresh.length > 0
}

/** Beside hunts and lists of decisions: what counts rows that decisions hide or explain. */
const counting =
  /^\/api\/(counts|overview|names|reviews|views\/counts|exceptions\/hits|baselines\/[^/]+(\/comparison)?|(hosts|names|certificates|services)\/[^/]+\/hunts)([?]|$)/

/** The answers that change where decisions on rows of these hunts do. */
export function concernedBy(hunts: Reach): Concerned {
  return (url) => {
    if (/^\/api\/decisions\b/.test(url)) return true
    if (hunts.length === 0) return false
    const hunt = /^\/api\/hunts\/([^/?]+)/.exec(url)?.[1]
    return hunt === undefined ? counting.test(url) : hunts === 'all' || hunts.includes(hunt)
  }
}

/** Asks again what one's own events, or those that were in their way, have changed. */
export function takeOwn(events: readonly Pick<DecisionEvent, 'id'>[]): void {
  if (take(events)) askAllAgain()
}

/** Asks again what events of anybody have changed. */
export function takeNews(events: readonly Pick<DecisionEvent, 'id'>[], hunts: Reach): void {
  if (take(events)) askAgain(concernedBy(hunts))
}
