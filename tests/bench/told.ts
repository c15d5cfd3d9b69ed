import { about } from '../../lib/about/about'
import { host } from '../../lib/entities/host'
import { giveNames } from '../../lib/funnel/funnel'
import { hunts } from '../../lib/hunts'
import type { Group } from './group'
import { anew } from './hunts'
import { type Bar, median, seconds, timed } from './measure'

/** The client with the most connections. */
const busiest = '10.0.0.1'

/** What has no bar: the queried names, with and without what every hunt says of them, and all about one host. */
export const told: Group = async ({ store, repetitions }) => {
  const opened = await store()
  const names = (search: string) =>
    anew(opened, async (forgetful) => {
      const answer = await giveNames(forgetful, hunts, new URLSearchParams(search))
      if (answer instanceof Response || answer.status !== 'ok' || Object.keys(answer.errors).length > 0) throw new Error('no names came')
    })
  const page = anew(opened, async (forgetful) => {
    const { blocks } = await about(forgetful, host, busiest, new URLSearchParams())
    if (blocks.length === 0) throw new Error(`nothing is told of ${busiest}`)
  })
  const lines = [
    ['names that were asked for', names('limit=0')],
    ['the same, ranked by all hunts', names('')],
    ['all about the busiest host', page],
  ] as const
  const bars: Bar[] = []
  for (const [bar, work] of lines) {
    const taken: number[] = []
    for (let i = 0; i < repetitions; i++) taken.push(await timed(work))
    bars.push({ bar, ours: seconds(median(taken)), beside: '', figure: '', atMost: '', held: true })
  }
  return bars
}
