// A fatal decoder refuses what is not UTF-8; a BOM is a value like any other.
const strict = new TextDecoder('utf-8', { fatal: true, ignoreBOM: true })

/** Bytes of a UTF-8 sequence that begins with this byte; 0 where none can. */
function sequenceLength(first: number): number {
  if (first < 0x80) return 1
  if (first >= 0xc2 && first <= 0xdf) return 2
  if (first >= 0xe0 && first <= 0xef) return 3
  return first >= 0xf0 && first <= 0xf4 ? 4 : 0
}

/** Bytes as text that loses nothing: UTF-8 decoded, other bytes as `\xHH`, a backslash as `\\`. */
export function canonicalText(bytes: Buffer): string {
  try {
    return strict.decode(bytes).replaceAll('\\', '\\\\')
  } catch {
    // Some byte is not UTF-8: go sequence by sequence.
  }
  let text = ''
  for (let at = 0; at < bytes.length; ) {
    const length = sequenceLength(bytes[at] ?? 0)
    const end = at + Math.max(length, 1)
    try {
      if (length === 0) throw new TypeError('no sequence begins here')
      text += strict.decode(bytes.subarray(at, end)).replaceAll('\\', '\\\\')
      at = end
    } catch {
      text += `\\x${(bytes[at] ?? 0).toString(16).padStart(2, '0')}`
      at += 1
    }
  }
  return text
}
