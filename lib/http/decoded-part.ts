/** A part of a path as it was meant: Next leaves it encoded. One that is not well-formed stays as it is. */
export function decodedPart(part: string): string {
  try {
    return decodeURIComponent(part)
  } catch {
    return part
  }
}
