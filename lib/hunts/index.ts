import type { Hunt } from '../hunt'
import { baselineChange } from './baseline-change'
import { certificateMismatch } from './certificate-mismatch'
import { fastFlux } from './fast-flux'
import { leastFrequency } from './least-frequency'
import { portProtocol } from './port-protocol'
import { services } from './services'

/** Every hunt, in the order of the navigation. */
export const hunts: readonly Hunt[] = [fastFlux, certificateMismatch, portProtocol, leastFrequency, services, baselineChange]
