'use client'

import Link from 'next/link'
import { Button } from '../control/button'
import { useTell } from '../done/done'
import table from '../page/table.module.css'
import { askAllAgain } from '../query/all-again'
import { Trouble } from '../query/trouble'
import { useJson } from '../query/use-json'
import { Waiting } from '../query/waiting'
import { address } from '../url-state/address'
import { useScope } from '../url-state/scope'
import { counted, whole } from '../value/number'
import { shortDay } from '../value/time'
import { visible } from '../value/visible'
import styles from './allow-list.module.css'
import {
  type ExceptionHit,
  type ExceptionHits,
  exceptionWords,
  type KeptException,
  recordPills,
  removeException,
  saveException,
} from './exception'

const heads = ['Host', 'Port', 'Service', 'Reason', 'Owner', 'Made', 'Hides', ''] as const

/** The exceptions that were made here, with what each hides in the scope; those of files stand under Settings. */
export function ExceptionTable({ exceptions }: { readonly exceptions: readonly KeptException[] }) {
  const tell = useTell()
  const [scope] = useScope()
  const hits = useJson<ExceptionHits>(address('/api/exceptions/hits', scope))
  const remove = async (exception: KeptException) => {
    await removeException(exception)
    tell(`Deleted the exception for ${exceptionWords(exception)}.`, () => saveException(exception).finally(askAllAgain))
    askAllAgain()
  }
  return (
    <section className={styles.section} aria-labelledby="exceptions">
      <h2 id="exceptions">
        Exceptions <span>services that are expected of a host on a port that is not their own</span>
      </h2>
      {hits.error && <Trouble what="What exceptions hide was not counted" failure={hits.error} again={hits.again} />}
      <Waiting asked={hits} doing="Counting what each exception hides" />
      <table className={`${table.table} ${styles.entries}`}>
        <thead>
          <tr>
            {heads.map((head) => (
              <th key={head} scope="col" data-end={head === 'Hides' || undefined}>
                {head || <span className="unseen">Change</span>}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {exceptions.map((exception) => (
            <tr key={exception.id}>
              <th scope="row" className="mono">
                <Link
                  href={address('/logs/conn', null, { filter: recordPills(exception) })}
                  aria-label={`Connections: ${exceptionWords(exception)}`}
                >
                  {visible(exception.host)}
                </Link>
              </th>
              <td className="mono">{exception.port === '*' ? 'any' : exception.port}</td>
              <td className="mono">{exception.service === '*' ? 'any' : exception.service}</td>
              <td>{visible(exception.reason)}</td>
              <td>{exception.author === '' ? '–' : visible(exception.author)}</td>
              <td className={styles.day}>{shortDay(exception.created, true)}</td>
              <Hides hit={hits.data?.hits[exception.id]} />
              <td>
                <Button
                  look="plain"
                  aria-label={`Delete the exception for ${exceptionWords(exception)}`}
                  onClick={() => void remove(exception)}
                >
                  Delete
                </Button>
              </td>
            </tr>
          ))}
        </tbody>
      </table>
    </section>
  )
}

/** Rows that it hides whole; below, the connections that it takes out, of how many rows. */
function Hides({ hit }: { readonly hit: ExceptionHit | undefined }) {
  return (
    <td data-end>
      {hit ? whole(hit.rows) : '–'}
      {hit && hit.losing > 0 && (
        <div className={styles.aside}>
          {counted(hit.connections, 'connection')} of {counted(hit.losing, 'row')}
        </div>
      )}
    </td>
  )
}
