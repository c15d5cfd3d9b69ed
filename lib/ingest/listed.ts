import type { Store } from '../store/store'
import type { Jobs } from './jobs'
import { type Entry, ledger } from './ledger'
import { labelOf } from './scan-batch'

const mostLoading = 1000

/** The ledger with the files that are being loaded, which have negative numbers until they stand in it. */
export async function listed(store: Store, jobs: Jobs): Promise<readonly Entry[]> {
  const loading = jobs.loading().slice(0, mostLoading)
  const entries = await ledger(store)
  const none = { log: null, format: null, compression: null, lines: 0, rows: 0, rejected: 0, skipped: 0, first_seen: null, last_seen: null }
  return [
    ...loading.map(
      (input, i): Entry => ({
        id: -(i + 1),
        path: labelOf(input),
        status: 'loading',
        ...none,
        bytes: input.bytes,
        seconds: 0,
        error: null,
      }),
    ),
    ...entries,
  ]
}
