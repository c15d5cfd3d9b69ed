/** What a baseline holds, as its answers name it, in the order in which it is told. */
export const itemTitles: Readonly<Record<string, string>> = {
  edges: 'Edges',
  services: 'Services',
  names: 'Names',
  user_agents: 'Agents',
  certificates: 'Certs',
  resolvers: 'Resolvers',
  attempts: 'Unanswered',
}
