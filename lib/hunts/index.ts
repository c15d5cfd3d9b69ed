import type { Hunt } from '../hunt'
import { fastFlux } from './fast-flux'
import { leastFrequency } from './least-frequency'

/** Every hunt, in the order of the navigation. */
export const hunts: readonly Hunt[] = [fastFlux, leastFrequency]
