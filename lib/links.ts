/** A look-up outside: opened by a click only, the value encoded into the address. */
export interface OutsideLink {
  readonly label: string
  /** What it looks up; `value` takes anything. */
  readonly of: 'address' | 'name' | 'hash' | 'value'
  /** An address with `{address}`, `{name}`, `{hash}` or `{value}` in the place of the value. */
  readonly url: string
}

const place = /\{(address|name|hash|value)\}/

function parseLink(text: string): OutsideLink | null {
  const match = /^(.*?\S)\s+(https?:\/\/\S+)$/.exec(text)
  const of = place.exec(match?.[2] ?? '')?.[1]
  if (!match || !(of === 'address' || of === 'name' || of === 'hash' || of === 'value')) return null
  return { label: match[1] ?? '', of, url: match[2] ?? '' }
}

/** Reads `Label https://host/{address}; Other https://host/?q={name}`; the first part that cannot be read is the answer in its stead. */
export function parseLinks(text: string): readonly OutsideLink[] | { readonly unread: string } {
  const parts = text
    .split(/;\s+|;$|\n/)
    .map((part) => part.trim())
    .filter((part) => part !== '')
  const links = parts.map(parseLink)
  const fault = links.indexOf(null)
  return fault === -1 ? links.filter((link) => link !== null) : { unread: parts[fault] ?? '' }
}

/** The address that looks up a value. */
export const outside = ({ url }: OutsideLink, value: string): string => url.replace(place, () => encodeURIComponent(value))
