'use client'

import { useEffect, useState } from 'react'
import type { ListedNetwork, NetworkList } from '@/lib/named-networks/network-list'
import type { NetworkRole } from '@/lib/networks'
import { useFrameData } from '../frame/frame-data'
import { ask } from '../query/ask'
import { type Asked, useJson } from '../query/use-json'
import { visible } from '../value/visible'

export type { ListedNetwork, NetworkList }

const UNDO_MS = 20_000

/** What a network is kept as; with an id it takes the place of that one. */
export interface ToSave {
  readonly id?: string | undefined
  readonly cidr: string
  readonly name: string
  readonly roles: readonly NetworkRole[]
}

interface Done {
  readonly text: string
  readonly undo: () => Promise<unknown>
}

const json = { 'content-type': 'application/json' }
const post = (network: ToSave) =>
  ask<{ network: ToSave & { readonly id: string } }>('/api/networks', { method: 'POST', headers: json, body: JSON.stringify(network) })
const drop = (id: string) => ask(`/api/networks/${id}`, { method: 'DELETE', headers: json })
const given = ({ id, cidr, name, roles }: ListedNetwork): ToSave => ({ id: id ?? undefined, cidr, name, roles })

export interface NetworksData {
  readonly asked: Asked<NetworkList>
  /** Rejects with a Failure. */
  readonly save: (network: ToSave) => Promise<void>
  readonly remove: (network: ListedNetwork) => Promise<void>
  /** The last change, for as long as it can be undone. */
  readonly done: Done | null
}

/** The named networks and the changes to them; what is counted elsewhere is counted anew after each. */
export function useNetworks(): NetworksData {
  const asked = useJson<NetworkList>('/api/networks')
  const { refresh } = useFrameData()
  const [done, setDone] = useState<Done | null>(null)
  useEffect(() => {
    if (!done) return
    const clock = setTimeout(() => setDone(null), UNDO_MS)
    return () => clearTimeout(clock)
  }, [done])
  const again = () => {
    asked.again()
    refresh()
  }
  const finish = (text: string, back: () => Promise<unknown>) => {
    const undo = async () => {
      setDone(null)
      await back().finally(again)
    }
    setDone({ text, undo })
    again()
  }
  return {
    asked,
    done,
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
