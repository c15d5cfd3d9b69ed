import type { Hunt } from '../hunt'
import { certificateMismatch } from './certificate-mismatch'
import { fastFlux } from './fast-flux'
import { portProtocol } from './port-protocol'

/** Every hunt, in the order of the navigation. */
export const hunts: readonly Hunt[] = [fastFlux, certificateMismatch, portProtocol]
