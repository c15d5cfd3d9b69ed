import { domainToASCII } from 'node:url'

const labels = /^[a-z0-9_-]{1,63}(?:\.[a-z0-9_-]{1,63})*$/
const isPlain = (text: string) => text.length <= 253 && labels.test(text)

/** A name as logs carry it: lower case, A-labels, no dot at the end. Null for what is no name. */
export function domainName(text: string): string | null {
  if (isPlain(text)) return text
  const trimmed = text.trim().toLowerCase().replace(/\.$/, '')
  if (isPlain(trimmed)) return trimmed
  // U-labels are letters and marks; anything else that is not ASCII, or a mark of URLs, is no name.
  if (!/[^\0-\x7f]/.test(trimmed) || /[\s/:@?#%[\]\\]/.test(trimmed)) return null
  const ascii = domainToASCII(trimmed)
  return isPlain(ascii) ? ascii : null
}
