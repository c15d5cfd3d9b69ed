import type { Hunt } from '../hunt'
import { fastFlux } from './fast-flux'
import { services } from './services'

/** Every hunt, in the order of the navigation. */
export const hunts: readonly Hunt[] = [fastFlux, services]
