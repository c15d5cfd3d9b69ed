'use client'

import type { ListedNetwork, NetworkList } from '@/lib/named-networks/network-list'
import type { NetworkRole } from '@/lib/networks'
import { useTell } from '../done/done'
import { useFrameData } from '../frame/frame-data'
import { ask, deleting, posting } from '../query/ask'
import { type Asked, useJson } from '../query/use-json'
import { visible } from '../value/visible'

export type { ListedNetwork, NetworkList }

/** What a network is kept as; with an id it takes the place of that one. */
export interface ToSave {
  readonly id?: string | undefined
  readonly cidr: string
  readonly name: string
  readonly roles: readonly NetworkRole[]
}

const post = (network: ToSave) => ask<{ network: ToSave & { readonly id: string } }>('/api/networks', posting(network))
const drop = (id: string) => ask(`/api/networks/${id}`, deleting)
const given = ({ id, cidr, name, roles }: ListedNetwork): ToSave => ({ id: id ?? undefined, cidr, name, roles })

export interface NetworksData {
  readonly asked: Asked<NetworkList>
  /** Rejects with a Failure. */
  readonly save: (network: ToSave) => Promise<void>
  readonly remove: (network: ListedNetwork) => Promise<void>
}

/** The named networks and the changes to them; what is counted elsewhere is counted anew after each. */
export function useNetworks(): NetworksData {
  const asked = useJson<NetworkList>('/api/networks')
  const { refresh } = useFrameData()
  const tell = useTell()
  const again = () => {
    asked.again()
    refresh()
  }
  const finish = (text: string, back: () => Promise<unknown>) => {
    tell(text, () => back().finally(again))
    again()
  }
  return {
    asked,
    save: async (network) => {
      const before = asked.data?.networks.find(({ id }) => id !== null && id === network.id)
      const { network: saved } = await post(network)
      const what = `${saved.cidr} is now “${visible(saved.name)}”.`
      finish(what, () => (before ? post(given(before)) : drop(saved.id)))
    },
    remove: async (network) => {
      if (network.id === null) return
      await drop(network.id)
      finish(`${network.cidr}, “${visible(network.name)}”, is deleted.`, () => post(given(network)))
    },
  }
}
