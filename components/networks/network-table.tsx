import Link from 'next/link'
import type { ReactNode } from 'react'
import { exactly, printFilter } from '@/lib/filters'
import { buttonClass } from '../control/button'
import table from '../page/table.module.css'
import { address } from '../url-state/address'
import { useScope } from '../url-state/scope'
import { whole } from '../value/number'
import { WireText } from '../value/wire-text'
import styles from './networks.module.css'
import type { ListedNetwork, NetworkList } from './use-networks'

interface Props {
  readonly list: NetworkList
  readonly onChange: (network: ListedNetwork) => void
  readonly onRemove: (network: ListedNetwork) => void
}

/** Every named network with what lies in it; the last row is what lies in none. */
export function NetworkTable({ list, onChange, onRemove }: Props) {
  return (
    <table className={`${table.table} ${styles.table}`}>
      <thead>
        <tr>
          <th scope="col">Network</th>
          <th scope="col">Range</th>
          <th scope="col">Roles</th>
          <th scope="col" className={styles.number}>
            Addresses
          </th>
          <th scope="col">Overlap</th>
          <th scope="col">Named in</th>
          <th scope="col" aria-label="Change" />
        </tr>
      </thead>
      <tbody>
        {list.networks.map((network) => (
          <Line key={`${network.source} ${network.cidr}`} network={network} onChange={onChange} onRemove={onRemove} />
        ))}
      </tbody>
      <tfoot>
        <tr>
          <th scope="row" colSpan={3}>
            In none of them, of {whole(list.addresses)} in the data
          </th>
          <td className={styles.number}>{whole(list.unnamed)}</td>
          <td colSpan={3}>
            <Connections value={null}>connections between them</Connections>
          </td>
        </tr>
      </tfoot>
    </table>
  )
}

function Line({ network, onChange, onRemove }: Omit<Props, 'list'> & { readonly network: ListedNetwork }) {
  const { cidr, name, roles, addresses, source } = network
  return (
    <tr data-quiet={addresses === null || undefined}>
      <th scope="row">
        {addresses === null ? (
          <WireText typed text={name} limit={60} />
        ) : (
          <Connections value={name}>
            <WireText typed text={name} limit={60} />
          </Connections>
        )}
      </th>
      <td className="mono">{cidr}</td>
      <td>{roles.join(', ')}</td>
      <td className={styles.number}>{addresses === null ? '–' : whole(addresses)}</td>
      <td className={styles.remark}>{overlap(network)}</td>
      <td className={source === null ? undefined : 'mono'}>
        {source === null ? 'this page' : <WireText typed text={source} limit={60} />}
      </td>
      <td className={styles.change}>
        {network.id !== null && (
          <>
            <button type="button" className={buttonClass('plain')} aria-label={`Change ${name}, ${cidr}`} onClick={() => onChange(network)}>
              Change
            </button>
            <button type="button" className={buttonClass('plain')} aria-label={`Delete ${name}, ${cidr}`} onClick={() => onRemove(network)}>
              Delete
            </button>
          </>
        )}
      </td>
    </tr>
  )
}

/** The connections with an end in a network, in the present scope. */
function Connections({ value, children }: { readonly value: string | null; readonly children: ReactNode }) {
  const [scope] = useScope()
  const filter = [...new Set([...scope.filter, printFilter(exactly('network', value))])]
  return (
    <Link href={address('/logs/conn', { ...scope, filter })} prefetch={false} title="Show the connections">
      {children}
    </Link>
  )
}

/** Why an address that lies in the range may not be counted here. */
function overlap({ addresses, within, without }: ListedNetwork): string {
  if (addresses === null) return 'another entry of the same range counts'
  const named = without.slice(0, 3).map(({ name }) => name)
  const less = without.length > 3 ? `${named.join(', ')} and ${without.length - 3} more` : named.join(', ')
  return [...(within ? [`within ${within.name}, counts here alone`] : []), ...(without.length > 0 ? [`without ${less}`] : [])].join('; ')
}
