'use client'

import { useState } from 'react'
import { Button } from '../control/button'
import { Panes } from '../frame/panes'
import { Into } from '../frame/slots'
import { Icon } from '../icon/icon'
import { State, Title } from '../page/title'
import { asFailure, type Failure } from '../query/ask'
import { Trouble } from '../query/trouble'
import { Waiting } from '../query/waiting'
import { counted } from '../value/number'
import { NetworkDialog } from './network-dialog'
import { NetworkTable } from './network-table'
import styles from './networks.module.css'
import { type ListedNetwork, useNetworks } from './use-networks'

const form = '{"networks": [{"cidr": "10.20.0.0/16", "name": "office", "roles": ["internal", "user"]}]}'

/** The user's own networks: what they are called, what they are, and what lies in them. */
export function Networks() {
  const { asked, save, remove } = useNetworks()
  const [dialog, setDialog] = useState<ListedNetwork | 'new' | null>(null)
  const [failure, setFailure] = useState<Failure | null>(null)
  const list = asked.data
  const drop = (network: ListedNetwork) => {
    setFailure(null)
    remove(network).catch((reason: unknown) => setFailure(asFailure(reason)))
  }
  return (
    <Panes>
      <Title
        title="Which networks are yours, and what are they for?"
        remark="Their names and roles are values of the filters network, src_network and dst_network. Addresses are those of all data, in any log, whatever the scope."
      >
        <Button look="primary" onClick={() => setDialog('new')}>
          <Icon name="plus" /> Name a network
        </Button>
      </Title>
      {asked.error && <Trouble what="The networks were not read" failure={asked.error} again={asked.again} />}
      {failure && <Trouble what="The network was not deleted" failure={failure} />}
      <Waiting asked={asked} doing="Counting the addresses in each network">
        {list && (
          <>
            <p className={styles.inside}>{list.inside}</p>
            {list.networks.length > 0 ? (
              <NetworkTable list={list} onChange={setDialog} onRemove={drop} />
            ) : (
              <State title="No network has a name yet">
                <p>
                  Name one here, or put <code>networks.json</code> into the folder of your lists (SPOOR_LISTS), which is read without a new
                  start:
                </p>
                <pre className={styles.form}>{form}</pre>
              </State>
            )}
          </>
        )}
      </Waiting>
      <NetworkDialog of={dialog} onClose={() => setDialog(null)} save={save} />
      <Into slot="remark">the scope does not change this page</Into>
      <Into slot="status">
        {list && (
          <span>
            {counted(list.networks.filter(({ addresses }) => addresses !== null).length, 'network')},{' '}
            {counted(list.addresses, 'address', 'addresses')}
          </span>
        )}
      </Into>
    </Panes>
  )
}
