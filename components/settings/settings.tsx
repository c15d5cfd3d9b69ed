'use client'

import type { Setting } from '@/lib/config'
import type { ListInfo } from '@/lib/store/reference'
import { Panes } from '../frame/panes'
import { Into } from '../frame/slots'
import { Title } from '../page/title'
import { Trouble } from '../query/trouble'
import { useJson } from '../query/use-json'
import { Waiting } from '../query/waiting'
import { Lists } from './lists'
import styles from './settings.module.css'

interface Answer {
  readonly settings: readonly Setting[]
  readonly lists: readonly ListInfo[] | null
}

/** The settings in force; they are given in the environment, so the page only shows them. */
export function Settings() {
  const asked = useJson<Answer>('/api/settings')
  return (
    <Panes>
      <Title
        title="Settings in force"
        remark="They are read from the environment when Spoor starts; to change one, set it and start again."
      />
      <Into slot="remark">the scope does not change this page</Into>
      {asked.error && <Trouble what="The settings were not read" failure={asked.error} again={asked.again} />}
      <Waiting asked={asked} doing="Reading the settings">
        {asked.data && (
          <>
            <table className={styles.table}>
              <thead>
                <tr>
                  <th scope="col" className={styles.head}>
                    Setting
                  </th>
                  <th scope="col" className={styles.head}>
                    Value
                  </th>
                  <th scope="col" className={styles.head}>
                    What it does
                  </th>
                </tr>
              </thead>
              <tbody>
                {asked.data.settings.map(({ name, value, doc }) => (
                  <tr key={name}>
                    <th scope="row" className={`mono ${styles.name}`}>
                      {name}
                    </th>
                    <td className="mono">{value === '' ? '–' : value}</td>
                    <td>{doc}</td>
                  </tr>
                ))}
              </tbody>
            </table>
            <h2 className={styles.section}>Your own lists</h2>
            <Lists lists={asked.data.lists} />
          </>
        )}
      </Waiting>
    </Panes>
  )
}
