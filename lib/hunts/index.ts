import type { Hunt } from '../hunt'
import { certificateMismatch } from './certificate-mismatch'
import { fastFlux } from './fast-flux'

/** Every hunt, in the order of the navigation. */
export const hunts: readonly Hunt[] = [fastFlux, certificateMismatch]
