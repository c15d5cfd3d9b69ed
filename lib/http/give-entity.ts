import { about, aboutInHunts } from '../about/about'
import type { Entity } from '../entity'
import { UserError } from '../errors'
import { hunts } from '../hunts'
import type { QueryOptions, Store } from '../store/store'

/** A part of a path as it was meant; Next leaves it encoded. Throws `not-found` where it is not well-formed. */
function decoded(part: string): string {
  try {
    return decodeURIComponent(part)
  } catch (cause) {
    throw new UserError('not-found', 'The address of this page is cut or damaged.', {}, { cause })
  }
}

/** Answers the call of an entity. */
export const giveEntity = (store: Store, entity: Entity, part: string, request: Request, options: QueryOptions) =>
  about(store, entity, decoded(part), new URL(request.url).searchParams, options)

/** Answers the call of an entity's rows in hunts. */
export const giveInHunts = (store: Store, entity: Entity, part: string, request: Request, options: QueryOptions) =>
  aboutInHunts(store, entity, hunts, decoded(part), new URL(request.url).searchParams, options)
