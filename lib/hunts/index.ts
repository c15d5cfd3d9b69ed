import type { Hunt } from '../hunt'

/** Every hunt, in the order of the navigation. */
export const hunts: readonly Hunt[] = []
