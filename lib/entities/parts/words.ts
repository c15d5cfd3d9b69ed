/** `1 name`, `3,412 names`. */
export const counted = (n: number, one: string, many = `${one}s`): string => `${n.toLocaleString('en')} ${n === 1 ? one : many}`

/** Parts of a sentence with commas and `and`; those that say nothing are left out. */
export function listed(parts: readonly (string | null)[]): string {
  const said = parts.filter((part) => part !== null)
  return said.length < 2 ? (said[0] ?? '') : `${said.slice(0, -1).join(', ')} and ${said.at(-1)}`
}

/** What a block counts, in words; null where it could not be asked or has nothing. */
export function counts(n: number | null | undefined, say: (n: number) => string): string | null {
  return n ? say(n) : null
}
