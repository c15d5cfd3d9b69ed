import type { DuckStore } from '../store/duckdb'
import { withExceptions, withoutList } from '../store/duckdb-lists'
import { type Exception, readException } from './exception-file'

interface Written {
  readonly host: string
  readonly port: string
  readonly service: string
  readonly reason: string
}

const asWritten = ({ host, port, service, reason }: Written): Exception | null => readException({ host, port, service, reason })

/** As lists name where an exception of the page comes from. */
const ofPage = 'allow-list'

const keyOf = (own: readonly Exception[]) => JSON.stringify(own.map(({ host, port, proto, service }) => [host, port, proto, service]))

/** A store that also knows the exceptions that were made in the page, beside those of files; they are asked for anew each time. */
export function withExcusing(store: DuckStore, made: () => Promise<readonly Written[]>): DuckStore {
  return {
    ...store,
    reference: async () => {
      const [reference, given] = await Promise.all([store.reference(), made()])
      const own = given.flatMap((one) => asWritten(one) ?? [])
      if (own.length === 0) return reference
      return {
        ...reference,
        exceptions: withExceptions(reference.exceptions, own, ofPage),
        key: `${reference.key} ${keyOf(own)}`,
      }
    },
  }
}

/** The same with these alone in place of what was made in the page. */
export function excusingOnly(store: DuckStore, made: readonly Written[]): DuckStore {
  const own = made.flatMap((one) => asWritten(one) ?? [])
  return {
    ...store,
    reference: async () => {
      const reference = await store.reference()
      return {
        ...reference,
        exceptions: withExceptions(withoutList(reference.exceptions, ofPage), own, ofPage),
        key: `${reference.key} only ${keyOf(own)}`,
      }
    },
  }
}
