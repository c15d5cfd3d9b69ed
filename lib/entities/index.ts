import type { Entity } from '../entity'
import { certificate } from './certificate'
import { host } from './host'
import { name } from './name'
import { service } from './service'

/** Every kind of thing that has a page. */
export const entities: readonly Entity[] = [host, name, certificate, service]
