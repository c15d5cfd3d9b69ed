/** The tiers from 1. */
export const names = [
  { short: 'wrong protocol', long: 'wrong protocol on a well-known port' },
  { short: 'other port', long: 'known protocol on a port that is not its own' },
  { short: 'no protocol', long: 'no protocol on a well-known port' },
  { short: 'violation', long: 'the port’s own protocol was tried and broken' },
] as const
