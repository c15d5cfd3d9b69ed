import { addressNumber, parseBlock } from './address'
import { privateNetworks } from './networks'

/** An indicator that no program turns into a link: `203.0.113[.]40`, `a[.]example[.]org`, `hxxp://`. */
export function defanged(text: string): string {
  if (/^[\d.]+$/.test(text)) return text.replace(/\.(?=\d+$)/, '[.]')
  if (/^[\da-f:]+$/i.test(text) && text.includes(':')) return text.replace(/:(?=[\da-f]*$)/i, '[:]')
  return text.replace(/^http/i, 'hxxp').replaceAll('.', '[.]')
}

const own = privateNetworks.flatMap((cidr) => parseBlock(cidr) ?? [])

function defangedAddress(text: string): string {
  const number = addressNumber(text)
  if (number === null || own.some(({ first, last }) => first <= number && number <= last)) return text
  return defanged(text)
}

const addresses = /(?<![\w.:])(?:\d{1,3}(?:\.\d{1,3}){3}(?!\.?\w)|[\da-f]{0,4}(?::[\da-f]{0,4}){2,7}(?![\w:]))/gi
const web = /(?<![\p{L}\p{N}])http(?=s?:\/\/)/giu
/** Letters at its end: no version is a name. What Zeek calls its logs is none either. */
const names =
  /(?<![\p{L}\p{N}_-]|(?<!\*)\.)(?:[\p{L}\p{N}_-]+\.)+(?!log(?![\p{L}\p{N}_-]))(?:xn--[a-z\d-]+|\p{L}{2,24})(?![\p{L}\p{N}_-])/giu

/** Prose whose addresses, names and URLs no program turns into links. Addresses of private networks stay as they are. */
export function defangedProse(text: string): string {
  return text
    .replace(web, (scheme) => scheme.replaceAll('t', 'x').replaceAll('T', 'X'))
    .replace(addresses, defangedAddress)
    .replace(names, (name) => name.replaceAll('.', '[.]'))
}
