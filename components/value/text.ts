import { addressNumber } from '@/lib/address'
import type { Kind } from '@/lib/columns'
import { shortTime } from './time'

const missing = '–'

const numbers: Readonly<Partial<Record<Kind, Intl.NumberFormat>>> = {
  count: new Intl.NumberFormat('en', { maximumFractionDigits: 0 }),
  score: new Intl.NumberFormat('en', { maximumFractionDigits: 0 }),
  number: new Intl.NumberFormat('en', { minimumFractionDigits: 2, maximumFractionDigits: 2 }),
  ratio: new Intl.NumberFormat('en', { minimumFractionDigits: 2, maximumFractionDigits: 2 }),
  interval: new Intl.NumberFormat('en', { maximumFractionDigits: 3 }),
  bytes: new Intl.NumberFormat('en', { maximumFractionDigits: 0 }),
}

/** How the values of a column are written, which one of them alone does not tell. */
export interface Written {
  /** Whether times name their year. */
  readonly years?: boolean
  /** Decimals of a percentage. */
  readonly decimals?: number
}

const MOST_DECIMALS = 3

/** As many decimals of a percentage as a whole of so many supports: of 5 none, of 1,000 one. */
export const decimalsOf = (whole: number): number => Math.min(MOST_DECIMALS, Math.max(0, Math.ceil(Math.log10(whole)) - 2))

/** Percent without its sign, which stands in the head; what is not nothing never reads as nothing. */
function shareText(share: number, decimals: number): string {
  const least = 10 ** -decimals
  return share > 0 && share * 100 < least / 2 ? `<${least.toFixed(decimals)}` : (share * 100).toFixed(decimals)
}

/** A value of a cell as text: thousands with a comma, equal decimals, `29 Oct 14:35`, a dash where it is missing. Units stand in the head. */
export function valueText(value: unknown, kind: Kind, { years = false, decimals = MOST_DECIMALS }: Written = {}): string {
  if (value === null || value === undefined) return missing
  if (Array.isArray(value)) return value.length === 0 ? missing : value.map((one) => one ?? missing).join(', ')
  if (typeof value === 'boolean') return value ? 'yes' : 'no'
  if (typeof value === 'number' && kind === 'share') return shareText(value, decimals)
  if (typeof value === 'number') return (numbers[kind]?.format(value) ?? String(value)).replace('-', '−')
  if (kind === 'time' && typeof value === 'string') return shortTime(value, years)
  return typeof value === 'object' ? JSON.stringify(value) : String(value)
}

const numeric: ReadonlySet<Kind> = new Set(['score', 'port', 'count', 'number', 'ratio', 'share', 'bytes', 'interval', 'time'])
const machine: ReadonlySet<Kind> = new Set(['name', 'address', 'network', 'names', 'addresses', 'hash', 'uid', 'agent', 'end'])

/** Numbers and times stand at the right, so that their digits align. */
export const standsRight = (kind: Kind): boolean => numeric.has(kind)
/** What machines wrote is set in monospace. */
export const isMachineText = (kind: Kind): boolean => machine.has(kind)

/** Keeps both ends: `9f2c41d0…77abe3c8`. */
export function bothEnds(text: string, keep: number): string {
  return text.length <= keep * 2 + 1 ? text : `${text.slice(0, keep)}…${text.slice(-keep)}`
}

/** What the value of an `end` is: an address, a network, a name, or the text of a network's own name. Other kinds stay what they are. */
export function kindOfValue(kind: Kind, value: unknown): Kind {
  if (kind !== 'end' || typeof value !== 'string') return kind
  if (addressNumber(value) !== null) return 'address'
  const [base = '', bits] = value.split('/')
  if (bits !== undefined && addressNumber(base) !== null) return 'network'
  return /^(?=.*[a-z])[^\s:/]+\.[^\s:/]+$/i.test(value) ? 'name' : 'text'
}

/** A title within a sentence: `Names it asked for` begins small, `ICMP messages` stays. */
export const withinSentence = (title: string): string => title.replace(/^[A-Z](?![A-Z])/, (letter) => letter.toLowerCase())
