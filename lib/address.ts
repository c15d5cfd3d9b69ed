/** A block of addresses as numbers, both ends included. IPv4 lies in ::ffff:0:0/96. */
export interface Block {
  readonly first: bigint
  readonly last: bigint
}

const mapped = 0xffffn << 32n
/** Where IPv4 lies. */
export const ipv4Block: Block = { first: mapped, last: mapped | 0xffff_ffffn }

function parseIPv4(text: string): bigint | null {
  const parts = text.split('.')
  if (parts.length !== 4) return null
  let number = 0n
  for (const part of parts) {
    if (!/^(?:0|[1-9]\d{0,2})$/.test(part) || Number(part) > 255) return null
    number = (number << 8n) | BigInt(part)
  }
  return number
}

function groups(text: string): bigint[] | null {
  if (text === '') return []
  const words = text.split(':')
  const numbers: bigint[] = []
  for (const [i, word] of words.entries()) {
    if (i === words.length - 1 && word.includes('.')) {
      const tail = parseIPv4(word)
      if (tail === null) return null
      numbers.push(tail >> 16n, tail & 0xffffn)
    } else if (/^[0-9a-f]{1,4}$/i.test(word)) {
      numbers.push(BigInt(`0x${word}`))
    } else {
      return null
    }
  }
  return numbers
}

/** The number of an IPv4 or IPv6 address; IPv4 as ::ffff:0:0/96. Null for what is no address. */
export function addressNumber(text: string): bigint | null {
  if (text.length > 45) return null
  if (!text.includes(':')) {
    const number = parseIPv4(text)
    return number === null ? null : mapped | number
  }
  const halves = text.split('::')
  if (halves.length > 2) return null
  const head = groups(halves[0] ?? '')
  const tail = halves.length === 2 ? groups(halves[1] ?? '') : []
  if (!head || !tail) return null
  const missing = 8 - head.length - tail.length
  if (halves.length === 2 ? missing < 1 : missing !== 0) return null
  return [...head, ...Array<bigint>(missing).fill(0n), ...tail].reduce((number, group) => (number << 16n) | group, 0n)
}

/** The block of `192.0.2.0/24`, `2001:db8::/32` or a single address. Null for what is no block. */
export function parseBlock(text: string): Block | null {
  const match = /^([0-9a-fA-F:.]+)(?:\/(\d{1,3}))?$/.exec(text.trim())
  const number = match ? addressNumber(match[1] ?? '') : null
  if (!match || number === null) return null
  const width = match[1]?.includes(':') ? 128 : 32
  const prefix = match[2] === undefined ? width : Number(match[2])
  if (prefix > width) return null
  const free = (1n << BigInt(width - prefix)) - 1n
  return { first: number & ~free, last: number | free }
}

/** The parts of a block, in order: an IPv6 block around all of IPv4 holds no IPv4 address. */
export function apart({ first, last }: Block): readonly Block[] {
  const around = first <= ipv4Block.first && ipv4Block.last <= last && (first < ipv4Block.first || ipv4Block.last < last)
  if (!around) return [{ first, last }]
  const parts = [
    { first, last: ipv4Block.first - 1n },
    { first: ipv4Block.last + 1n, last },
  ]
  return parts.filter((part) => part.first <= part.last)
}

/** An address as logs write it: RFC 5952 for IPv6, dotted for IPv4. */
export function addressText(number: bigint): string {
  if (number >> 32n === 0xffffn) return [24n, 16n, 8n, 0n].map((shift) => (number >> shift) & 0xffn).join('.')
  const words = Array.from({ length: 8 }, (_, i) => ((number >> BigInt(112 - 16 * i)) & 0xffffn).toString(16))
  const runs = [...words.join(':').matchAll(/(?:^|:)(0(?::0)+)(?=:|$)/g)].map(([, run = '']) => run)
  const longest = runs.reduce((best, run) => (run.length > best.length ? run : best), '')
  if (longest === '') return words.join(':')
  const pattern = new RegExp(`(^|:)${longest}(:|$)`)
  return words.join(':').replace(pattern, '::')
}
