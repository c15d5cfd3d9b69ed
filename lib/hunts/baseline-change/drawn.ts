/** Columns that only some kinds fill; the others carry them without drawing them. */
export const drawnFor: Readonly<Record<string, readonly string[]>> = {
  source: ['edges', 'attempts'],
  target: ['edges', 'services', 'names', 'user_agents', 'certificates', 'resolvers'],
  port: ['edges', 'services', 'resolvers'],
  proto: ['edges', 'services', 'resolvers', 'attempts'],
  services: ['edges', 'services'],
  label: ['certificates'],
  way: ['edges'],
  old_bytes: ['edges', 'services'],
  new_bytes: ['edges', 'services'],
}

/** What the target of a row is, by its kind. */
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
