import { addressNumber, addressText, parseBlock } from '../address'

/** What text can be meant as; each part is null where it cannot. */
export interface Reading {
  /** In words, for the reader: `an address`. */
  readonly as: string
  readonly address: { readonly how: 'exact' | 'network' | 'prefix'; readonly text: string } | null
  readonly name: { readonly how: 'word' | 'prefix' | 'suffix'; readonly text: string } | null
  /** Lower-case hexadecimal without separators, of which a fingerprint may begin or that a serial is. */
  readonly hex: readonly string[]
  readonly uid: string | null
}

const isUid = /^[A-Z][A-Za-z0-9]{10,24}$/

function address(text: string): Reading['address'] {
  const number = addressNumber(text)
  if (number !== null) return { how: 'exact', text: addressText(number) }
  if (text.includes('/') && parseBlock(text)) return { how: 'network', text }
  // A beginning: digits with a dot, or hexadecimal groups; a colon alone also parts the bytes of a fingerprint.
  return /^\d{1,3}\.[\d.]*$/.test(text) || /^[\da-f]{1,4}:(?:[\da-f]{0,4}:?)*$/i.test(text)
    ? { how: 'prefix', text: text.toLowerCase() }
    : null
}

/** A fingerprint or serial as tools print it: plain, with colons or blanks, after 0x, or a serial in decimal. */
function hexadecimal(text: string): readonly string[] {
  const bare = text.replace(/^0x/i, '').replaceAll(/[\s:]/g, '').toLowerCase()
  const paired = /^(?:[\da-f]{2}[\s:])+[\da-f]{2}$/i.test(text)
  const plain = /^-?[\da-f]+$/.test(bare) && (/^0x/i.test(text) || paired || (/^[\da-fA-F]{6,}$/.test(text) && bare.length <= 128))
  const decimal = /^\d{4,60}$/.test(text) ? BigInt(text).toString(16) : null
  return [...(plain ? [bare] : []), ...(decimal === null ? [] : [decimal])]
}

function name(text: string): Reading['name'] {
  const lower = text.toLowerCase()
  const bare = lower
    .replace(/^\*?\.(?=.)/, '')
    .replace(/\*$/, '')
    .replace(/(?<=.)\.$/, '')
  if (bare.length < 2 || /[\s*:/]/.test(bare)) return null
  if (/^\*?\./.test(lower)) return { how: 'suffix', text: bare }
  return { how: lower.endsWith('*') ? 'prefix' : 'word', text: bare }
}

const words = {
  exact: 'an address',
  network: 'a network',
  prefix: 'the start of an address',
} as const
const nameWords = { word: 'part of a name', prefix: 'the start of a name', suffix: 'the end of a name' } as const

/** Reads what was typed into the palette. */
export function readFind(typed: string): Reading {
  const text = typed.trim().slice(0, 300)
  const asAddress = address(text)
  // Eight pairs with colons are an address and a serial alike.
  const settled = asAddress !== null && asAddress.how !== 'prefix' && !/^(?:[\da-f]{2}:){7}[\da-f]{2}$/i.test(text)
  const hex = settled ? [] : hexadecimal(text)
  const uid = isUid.test(text) && /\d/.test(text) ? text : null
  const asName = asAddress ? null : name(text)
  const said = [
    ...(asAddress ? [words[asAddress.how]] : []),
    ...(uid ? ['a uid'] : []),
    ...(hex.length > 0 ? ['a fingerprint or serial'] : []),
    ...(asName && !uid && hex.length === 0 ? [nameWords[asName.how]] : []),
  ]
  return { as: said.join(' or '), address: asAddress, name: uid ? null : asName, hex, uid }
}
