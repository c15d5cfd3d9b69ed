import { z } from 'zod'
import type { Entity } from '../entity'
import { badParams } from '../errors'
import type { Hunt } from '../hunt'
import { choice, integer, parseParams, takesScope, without } from '../params'
import { type ScopeAnswer, scopeAnswer, scopeNames } from '../scope'
import type { QueryOptions, Store } from '../store/store'
import { askEntity } from './ask-entity'
import { askBlock, askFact, type BlockAnswer, type FactAnswer } from './blocks'
import { census } from './census'
import { type Heat, heat } from './heat'
import { type HuntMentions, inHunts } from './hunts'
import { type Seen, seen } from './seen'
import { type Strip, strip } from './strip'
import { type Validity, validities } from './validity'

/** What the call of an entity takes beside its scope. */
export const aboutParams = (entity: Entity) =>
  z.strictObject({
    block: choice('all', ['all', ...entity.blocks.map(({ key }) => key)], {
      label: 'Block',
      help: 'One block alone, with more of its rows.',
    }),
    limit: integer(6, { min: 0, max: 1000, label: 'Rows', help: 'Rows of each block.' }),
    offset: integer(0, { min: 0, max: 100_000, label: 'Offset', help: 'Rows to pass over in each block.' }),
  })

export interface About {
  readonly status: 'ok'
  readonly entity: string
  readonly id: string
  readonly sentence: string
  /** Records that speak of it, in all logs. */
  readonly total: number
  readonly seen: Seen
  /** What its hosts are to it: `asked by`. */
  readonly hosts_are: string
  readonly facts: readonly FactAnswer[]
  /** Where it is a certificate. */
  readonly validity: readonly Validity[]
  readonly strip: Strip
  /** Null where nothing has a time. */
  readonly heat: Heat | null
  readonly drawn: 'bars' | 'heat'
  readonly blocks: readonly BlockAnswer[]
  readonly scope: ScopeAnswer
  readonly elapsed_ms: number
}

/** Everything about one entity, in the scope of a URL. A fact or block that fails does not fail the rest. Throws `bad-params`, `not-found`. */
export async function about(store: Store, entity: Entity, id: string, search: URLSearchParams, options: QueryOptions = {}): Promise<About> {
  const begun = performance.now()
  const read = parseParams(aboutParams(entity), without(search, scopeNames))
  if (!read.ok) throw badParams(read.fields)
  const { block, ...window } = read.value
  const asked = await askEntity(store, entity, id, search, options)
  const wanted = entity.blocks.filter(({ key }) => block === 'all' || key === block)
  const everyone = await census(store, asked.scope, options)
  const known = await seen(store, asked, everyone, options)
  const [facts, valid, blocks, over] = await Promise.all([
    Promise.all(entity.facts.map((fact) => askFact(store, asked, fact, options))),
    validities(store, asked, options),
    Promise.all(wanted.map((one) => askBlock(store, asked, one, window, options))),
    strip(store, asked, everyone, known, options),
  ])
  const byHour = await heat(store, asked, over, options)
  const total = known.records.reduce((sum, log) => sum + log.total, 0)
  const told = facts.filter((fact) => fact !== null)
  return {
    status: 'ok',
    entity: entity.kind,
    id: asked.id,
    sentence: entity.sentence({
      id: asked.id,
      facts: Object.fromEntries(told.map(({ key, values }) => [key, values[0] === undefined ? null : String(values[0].value)])),
      blocks: Object.fromEntries(blocks.map(({ key, total }) => [key, total])),
      records: total,
      hosts: known.hosts,
      days: known.days,
    }),
    total,
    seen: known,
    hosts_are: entity.hosts,
    facts: told,
    validity: valid,
    strip: over,
    heat: byHour,
    drawn: entity.drawn ?? 'bars',
    blocks,
    scope: scopeAnswer(asked.scope, asked.unused),
    elapsed_ms: Math.round(performance.now() - begun),
  }
}

/** The rows of all hunts that are about one entity, in the scope of a URL. Throws `bad-params`, `not-found`. */
export async function aboutInHunts(
  store: Store,
  entity: Entity,
  hunts: readonly Hunt[],
  id: string,
  search: URLSearchParams,
  options: QueryOptions = {},
): Promise<HuntMentions> {
  takesScope(search)
  return inHunts(store, hunts, await askEntity(store, entity, id, search, options), options)
}
