'use client'

import Link from 'next/link'
import { Button } from '../control/button'
import { useTell } from '../done/done'
import table from '../page/table.module.css'
import { askAllAgain } from '../query/all-again'
import { address } from '../url-state/address'
import { shortDay } from '../value/time'
import { visible } from '../value/visible'
import styles from './allow-list.module.css'
import { exceptionWords, type KeptException, recordPills, removeException, saveException } from './exception'

const heads = ['Host', 'Port', 'Service', 'Reason', 'Owner', 'Made', ''] as const

/** The exceptions that were made here; those of files stand under Settings. */
export function ExceptionTable({ exceptions }: { readonly exceptions: readonly KeptException[] }) {
  const tell = useTell()
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
      <table className={`${table.table} ${styles.entries}`}>
        <thead>
          <tr>
            {heads.map((head) => (
              <th key={head} scope="col">
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
