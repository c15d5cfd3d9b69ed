const carries = ['edges', 'services']

/** What only some kinds of items have; tables of the others carry it without drawing it. */
export const drawnFor: Readonly<Record<string, readonly string[]>> = {
  source: ['edges', 'attempts'],
  target: ['edges', 'services', 'names', 'user_agents', 'certificates', 'resolvers'],
  port: ['edges', 'services', 'resolvers'],
  proto: ['edges', 'services', 'resolvers', 'attempts'],
  services: ['edges', 'services'],
  label: ['certificates'],
  way: ['edges'],
  bytes: carries,
  old_bytes: carries,
  new_bytes: carries,
  every: ['edges'],
}

/** What the target of an item is, by its kind. */
export const targets: Readonly<
  Record<string, { readonly kind: 'end' | 'agent' | 'hash'; readonly label: string; readonly general?: 'host' | 'name' }>
> = {
  edges: { kind: 'end', label: 'To' },
  services: { kind: 'end', label: 'Host', general: 'host' },
  names: { kind: 'end', label: 'Name', general: 'name' },
  user_agents: { kind: 'agent', label: 'User agent' },
  certificates: { kind: 'hash', label: 'Certificate' },
  resolvers: { kind: 'end', label: 'Resolver', general: 'host' },
  attempts: { kind: 'end', label: 'To' },
}
