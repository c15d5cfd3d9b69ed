/** A list with what another one has; one with the same id takes the place of ours. What is there already is counted, not doubled. */
export function merged<T extends { readonly id: string }>(list: readonly T[], given: readonly T[]) {
  const incoming = new Map(given.map((one) => [one.id, one]))
  const same = list.filter(({ id }) => incoming.has(id))
  const unchanged = same.filter((one) => JSON.stringify(one) === JSON.stringify(incoming.get(one.id))).length
  return {
    list: [...list.filter(({ id }) => !incoming.has(id)), ...incoming.values()],
    told: { added: incoming.size - same.length, replaced: same.length - unchanged, unchanged },
  }
}
