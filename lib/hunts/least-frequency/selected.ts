import { exactly, type Filter } from '../../filters'
import { withRoot } from '../../names/plain-name'
import { mostSpellings } from './detail'
import type { Counted } from './stack'

/** The pill that keeps records with exactly this text, whatever it looks like: an address in http.host would else mean either end. */
function pill(field: string, text: string | null): Filter {
  const plain = field === 'host' ? /^[A-Za-z][\w.-]*$/ : /^[\w.@-]*$/
  if (text === null || plain.test(text)) return exactly(field, text)
  return { field, negated: false, value: `"${text.replaceAll('"', '""')}"` }
}

const open = (field: string, value: string): Filter => ({ field, negated: false, value })
/** A glob for what was written with `#` in place of something. */
const glob = (text: string) => text.replaceAll('#', '*')

/** Where spellings are too many to be named: the pills that keep all of them, and at times others. A country has none. */
const around: Readonly<Partial<Record<Counted, (name: string, text: string) => readonly Filter[]>>> = {
  registrable: (name, text) => withRoot(text).flatMap((one) => [pill(name, one), open(name, `*.${one}`)]),
  network: (name, text) => [open(name, text)],
  path: (name, text) => ['', '?*', '#*'].map((rest) => open(name, `${glob(text)}${rest}`)),
  versions: (name, text) => [open(name, glob(text))],
  issuer: (name, text) => [pill(name, text), ...['O', 'CN'].map((type) => open(name, `*${type}=${text}*`))],
}

export interface Selected {
  readonly filter: readonly Filter[]
  /** What the filter is, where it is not exactly the row's: of a part of the spellings, or of all like them. */
  readonly about: 'the value' | 'a part' | 'all alike'
}

/** What selects a row's records in one field: its value, an unset or empty one, or `raws`, what was written before it was written anew. */
export function select(
  { name, way }: { readonly name: string; readonly way: Counted },
  text: string | null,
  raws: readonly (string | null)[] | null,
  inList: boolean,
): Selected {
  if (raws === null) return { filter: [pill(name, text), ...(text === null && inList ? [pill(name, '')] : [])], about: 'the value' }
  if (raws.length <= mostSpellings) return { filter: raws.map((one) => pill(name, one)), about: 'the value' }
  const wide = text === null ? undefined : around[way]?.(name, text)
  return wide
    ? { filter: wide, about: 'all alike' }
    : { filter: raws.slice(0, mostSpellings).map((one) => pill(name, one)), about: 'a part' }
}
