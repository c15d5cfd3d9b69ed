'use client'
import { useState } from 'react'
import { Button } from '../control/button'
import { Choose } from '../load/choose'
import { loadPaths } from '../load/jobs'
import table from '../page/table.module.css'
import { State } from '../page/title'
import type { Failure } from '../query/ask'
import { Trouble } from '../query/trouble'
import type { Overview } from './answer'
import styles from './nothing-yet.module.css'

/** An empty store: how to load logs, right here, and what each lets one ask. */
export function NothingYet({ hunts, missing }: Pick<Overview, 'hunts' | 'missing'>) {
  const [failure, setFailure] = useState<Failure | null>(null)
  const asks = hunts.map(({ id, question }) => ({
    question,
    logs: missing.filter((one) => one.hunts.some((hunt) => hunt.id === id && hunt.required)).map(({ log }) => log),
  }))
  return (
    <State title="Load Zeek logs, or look at the sample first">
      <p>
        TSV or JSON, plain, gzip or zstd; whole folders keep their names. Nothing leaves this machine. The sample is two weeks of a small
        company, and goes when your own logs come.
      </p>
      <div className={styles.ways}>
        <Choose primary />
        <Button onClick={() => void loadPaths(['data/sample/logs']).then(setFailure)}>Load the sample</Button>
      </div>
      {failure && <Trouble what="The sample was not loaded" failure={failure} />}
      {asks.length > 0 && (
        <table className={`${table.table} ${styles.asks}`}>
          <thead>
            <tr>
              <th scope="col">With these logs</th>
              <th scope="col">you can ask</th>
            </tr>
          </thead>
          <tbody>
            {asks.map(({ logs, question }) => (
              <tr key={question}>
                <td>{logs.join(', ')}</td>
                <td>{question}</td>
              </tr>
            ))}
          </tbody>
        </table>
      )}
    </State>
  )
}
