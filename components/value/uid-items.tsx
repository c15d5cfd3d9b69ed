'use client'

import { Menu } from '@base-ui/react/menu'
import Link from 'next/link'
import control from '../control/control.module.css'
import { Icon } from '../icon/icon'
import { useJson } from '../query/use-json'
import { address } from '../url-state/address'
import { usePivot } from '../url-state/pivot'
import { counted } from './number'

interface FoundRecords {
  readonly groups: readonly {
    readonly kind: string
    readonly rows: readonly { readonly label: string; readonly records: number; readonly filter: readonly string[] }[]
  }[]
}

/** The records with a uid, log by log: one connection is told by several. The whole time, since a file may come long after its flow. */
export function UidItems({ uid }: { readonly uid: string }) {
  const pivot = usePivot()
  const { data } = useJson<FoundRecords>(address('/api/find', null, { q: uid, as: 'uid' }))
  const rows = data?.groups.find(({ kind }) => kind === 'records')?.rows ?? []
  if (rows.length === 0)
    return (
      <Menu.Item className={control.item} disabled>
        <Icon name="records" /> Records with this uid
        <span>{data ? 'none' : ''}</span>
      </Menu.Item>
    )
  return rows.map(({ label, records, filter }) => (
    <Menu.LinkItem
      key={`${label} ${filter}`}
      className={control.item}
      closeOnClick
      render={<Link href={pivot(`/logs/${label}`, { from: null, to: null, filter })} />}
    >
      <Icon name="records" /> With this uid in <code>{label}</code>
      <span>{counted(records, 'record')}</span>
    </Menu.LinkItem>
  ))
}
