import type { DuckStore } from '../store/duckdb'
import { withExceptions } from '../store/duckdb-lists'
import { type Exception, readException } from './exception-file'

interface Written {
  readonly host: string
  readonly port: string
  readonly service: string
  readonly reason: string
}

const asWritten = ({ host, port, service, reason }: Written): Exception | null => readException({ host, port, service, reason })

/** A store that also knows the exceptions that were made in the page, beside those of files; they are asked for anew each time. */
export function withExcusing(store: DuckStore, made: () => Promise<readonly Written[]>): DuckStore {
  return {
    ...store,
    reference: async () => {
      const [reference, ofPage] = await Promise.all([store.reference(), made()])
      const own = ofPage.flatMap((one) => asWritten(one) ?? [])
      if (own.length === 0) return reference
      const told = own.map(({ host, port, proto, service }) => [host, port, proto, service])
      return {
        ...reference,
        exceptions: withExceptions(reference.exceptions, own, 'allow-list'),
        key: `${reference.key} ${JSON.stringify(told)}`,
      }
    },
  }
}
