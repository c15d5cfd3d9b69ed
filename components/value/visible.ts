export interface Piece {
  readonly text: string
  /** A character that would not be seen, named in its stead: `U+202E`. */
  readonly hidden: boolean
}

// Controls, formats (bidi, zero width, tags), separators of lines, and what fonts are told to draw as nothing.
const unseen = /[\p{Cc}\p{Cf}\p{Zl}\p{Zp}\p{Default_Ignorable_Code_Point}]/gu

const name = (character: string) => `U+${(character.codePointAt(0) ?? 0).toString(16).toUpperCase().padStart(4, '0')}`

/** Text from the wire in pieces, so that nothing in it acts on the page or hides: characters without a shape are named. */
export function pieces(text: string): readonly Piece[] {
  const found: Piece[] = []
  let from = 0
  for (const match of text.matchAll(unseen)) {
    if (match.index > from) found.push({ text: text.slice(from, match.index), hidden: false })
    found.push({ text: name(match[0]), hidden: true })
    from = match.index + match[0].length
  }
  if (from < text.length) found.push({ text: text.slice(from), hidden: false })
  return found
}

/** A value of an answer as it was in the traffic: answers double each backslash, to tell it from that of `\\xHH`. */
export const asWritten = (text: string): string => text.replaceAll('\\\\', '\\')

/** The same as one text, for titles and labels. */
export function visible(text: string): string {
  return pieces(text)
    .map((piece) => (piece.hidden ? `⟨${piece.text}⟩` : piece.text))
    .join('')
}

/** The first characters of a long text and how many follow; never cuts a character in two. */
export function cut(text: string, limit: number): { readonly text: string; readonly more: number } {
  if (text.length <= limit) return { text, more: 0 }
  const end = /[\ud800-\udbff]/.test(text[limit - 1] ?? '') ? limit - 1 : limit
  return { text: text.slice(0, end), more: text.length - end }
}
