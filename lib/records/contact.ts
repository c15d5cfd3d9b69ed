import type { QueryOptions, Store } from '../store/store'
import { lookupOf } from './lookup'
import { asContact, type ContactRecord, type Cut, cutOf, mostPerLog, type Open, sharing } from './sharing'

export interface Contact {
  /** In the order of time; of each log at most 200, those nearest to the record in time, itself among them. */
  readonly contact: readonly ContactRecord[]
  /** The logs that have more of it. */
  readonly cut: readonly Cut[]
}

/** One certificate is logged once a day: of its observations the last one before the contact counts, else the first after it. */
function nearestCertificates(records: readonly ContactRecord[], at: string | null): readonly ContactRecord[] {
  const nearest = new Map<string, ContactRecord>()
  const keep = records.filter((one) => {
    const print = one.log === 'x509' ? one.record.fingerprint : null
    if (typeof print !== 'string') return true
    const known = nearest.get(print)
    const before = one.ts !== null && at !== null && one.ts <= at
    if (!known || before) nearest.set(print, one)
    return false
  })
  return [...keep, ...nearest.values()]
}

/**
 * The whole contact of a record: the lookup that gave the address, and all records with the same connection or file identifiers across
 * all logs, with the certificates that they show.
 */
export async function contactOf(store: Store, open: Open, options: QueryOptions = {}): Promise<Contact> {
  const { record } = open
  const first = await sharing(store, open, [], options)
  const near = first.flatMap(({ records }) => records)
  // What the others name in turn, such as the certificates of a handshake: one step more, and no further.
  const leads = near.some(({ log }) => log === 'ssl' || log === 'http' || log === 'files')
  const others = near.slice(0, mostPerLog - 1).map((one) => one.record)
  const shared = leads ? await sharing(store, open, others, options) : first
  const whole = shared.flatMap(({ records }) => records)
  const at = typeof record.ts === 'string' ? record.ts : null
  const isCertificate = 'fingerprint' in record
  const own = isCertificate ? near : nearestCertificates(whole, at)
  // The flow begins before its handshake and its requests: what was looked up later did not lead to it.
  const begun = near.flatMap((one) => (one.ts !== null && one.record.uid === record.uid ? [one.ts] : [])).sort()[0]
  const lookup = await lookupOf(store, { ...record, ts: begun ?? at }, options)
  const all = lookup && !own.some(({ log, id }) => log === 'dns' && id === lookup._id) ? [asContact('dns', lookup, 'lookup'), ...own] : own
  const time = ({ ts }: ContactRecord) => ts ?? '~'
  const cut = await Promise.all((isCertificate ? first : shared).map((one) => cutOf(store, one, options)))
  return { contact: [...all].sort((a, b) => (time(a) < time(b) ? -1 : time(a) > time(b) ? 1 : 0)), cut: cut.flat() }
}
