'use client'

import { AcceptedLine } from '../decisions/accepted-line'
import { Panes } from '../frame/panes'
import { Into } from '../frame/slots'
import { State, Title } from '../page/title'
import { Trouble } from '../query/trouble'
import { useJson } from '../query/use-json'
import { Waiting } from '../query/waiting'
import { counted, whole } from '../value/number'
import styles from './allow-list.module.css'
import { type Entries, type Hits, holds } from './entry'
import { EntryTable, type HuntTitle } from './entry-table'
import { ExceptionTable } from './exception-table'
import { Exchange } from './exchange'

/** All entries with what they hide, and the way to take them elsewhere and back. */
export function AllowList({ hunts }: { readonly hunts: readonly HuntTitle[] }) {
  const asked = useJson<Entries>('/api/allow-list')
  const { entries, exceptions } = asked.data ?? { entries: [], exceptions: [] }
  const hits = useJson<Hits>(entries.length > 0 ? '/api/allow-list/hits' : null)
  const active = entries.filter((entry) => holds(entry)).length
  return (
    <Panes>
      <Title
        title="What is expected, and hidden when read"
        remark="An entry deletes nothing: the rows stay counted, a switch above each hunt lists them, and when it ends they come back."
      >
        <Exchange entries={entries} exceptions={exceptions} />
      </Title>
      <Into slot="shown">
        <b>
          {whole(active)} of {counted(entries.length, 'entry', 'entries')} in force
        </b>
        <AcceptedLine />
        {exceptions.length > 0 && <span>{counted(exceptions.length, 'exception')}</span>}
        <span>rows of entries over all data, of exceptions in the scope, with the hunts’ usual parameters</span>
      </Into>
      {asked.error && <Trouble what="The allow-list was not read" failure={asked.error} again={asked.again} />}
      {hits.error && <Trouble what="The rows were not counted" failure={hits.error} again={hits.again} />}
      <Waiting asked={hits} doing="Counting what each entry hides" />
      {asked.data && entries.length + exceptions.length === 0 && (
        <State title="There is no entry.">
          <p>Open a row of a hunt and choose “Allow-list…”, or import a list.</p>
        </State>
      )}
      <div className={styles.scroll}>
        {entries.length > 0 && <EntryTable entries={entries} hits={hits.data?.hits ?? null} hunts={hunts} />}
        {exceptions.length > 0 && <ExceptionTable exceptions={exceptions} />}
      </div>
    </Panes>
  )
}
