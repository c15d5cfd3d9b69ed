import { about, aboutInHunts } from '../about/about'
import type { Entity } from '../entity'
import { hunts } from '../hunts'
import type { QueryOptions, Store } from '../store/store'
import { decodedPart } from './decoded-part'

/** Answers the call of an entity. */
export const giveEntity = (store: Store, entity: Entity, part: string, request: Request, options: QueryOptions) =>
  about(store, entity, decodedPart(part), new URL(request.url).searchParams, options)

/** Answers the call of an entity's rows in hunts. */
export const giveInHunts = (store: Store, entity: Entity, part: string, request: Request, options: QueryOptions) =>
  aboutInHunts(store, entity, hunts, decodedPart(part), new URL(request.url).searchParams, options)
